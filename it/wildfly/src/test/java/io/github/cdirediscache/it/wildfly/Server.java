package io.github.cdirediscache.it.wildfly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;

/** A server as its users see it: its answers and its files. */
record Server(Path home) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    static Server ofRun() {
        return new Server(Path.of(System.getProperty("wildfly.home")));
    }

    static int status(String url) throws InterruptedException {
        try {
            return CLIENT.send(request(url), BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return -1;
        }
    }

    /** What an application answers to a request that it has to answer. */
    static String get(String path) throws IOException, InterruptedException {
        var response = CLIENT.send(
                request("http://127.0.0.1:" + System.getProperty("it.http-port") + "/" + path),
                BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body();
    }

    /** Whether an application of {@link Wars#counting} answers twice the same. */
    static boolean isCached(String application) throws IOException, InterruptedException {
        String first = get(application + "/visits/home");
        assertThat(first).startsWith("home ");
        return get(application + "/visits/home").equals(first);
    }

    private static HttpRequest request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).build();
    }

    /** The lines of the log that say something of an application. */
    String log(String application) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (String line : Files.readAllLines(home.resolve("standalone/log/server.log"))) {
            if (line.contains(application + ".war")) {
                lines.append(line).append('\n');
            }
        }
        return lines.toString();
    }
}
