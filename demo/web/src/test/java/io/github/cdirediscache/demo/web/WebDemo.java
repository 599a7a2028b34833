package io.github.cdirediscache.demo.web;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The program that the demo's command starts: WildFly with the application in it. */
final class WebDemo implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration STOP = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process server;
    private final URI address;
    private final File log;

    private WebDemo(Process server, int port, File log) {
        this.server = server;
        this.log = log;
        this.address = URI.create("http://127.0.0.1:" + port + "/");
    }

    static WebDemo start() {
        try {
            int port = freePort();
            File log = new File(System.getProperty("demo.jar") + ".log");
            ProcessBuilder builder = new ProcessBuilder(
                            System.getProperty("java.home") + "/bin/java",
                            "-Djboss.http.port=" + port,
                            "-jar",
                            System.getProperty("demo.jar"))
                    .redirectErrorStream(true)
                    .redirectOutput(log);
            // The tests stop the Redis of the demo, and no other one.
            builder.environment().remove("REDIS_CACHE_DEFAULT_LOCATIONS");
            WebDemo demo = new WebDemo(builder.start(), port, log);
            try {
                demo.awaitAnswer();
                return demo;
            } catch (RuntimeException late) {
                demo.close();
                throw late;
            }
        } catch (IOException failed) {
            throw new IllegalStateException("the demo did not start", failed);
        }
    }

    private void awaitAnswer() {
        await("the application, see " + log)
                .atMost(START)
                .failFast(() -> !server.isAlive())
                .ignoreExceptions()
                .until(() -> get("api/cache").statusCode() == 200);
    }

    /** What the program has printed so far. */
    String printed() {
        try {
            return Files.readString(log.toPath());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    URI address() {
        return address;
    }

    HttpResponse<String> get(String path) {
        return send("GET", path);
    }

    HttpResponse<String> send(String method, String path) {
        HttpRequest request = HttpRequest.newBuilder(address.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .method(method, BodyPublishers.noBody())
                .build();
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new IllegalStateException("no answer to " + request, failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        server.destroy();
        server.onExit()
                .completeOnTimeout(server, STOP.toSeconds(), TimeUnit.SECONDS)
                .join();
        server.destroyForcibly();
    }
}
