package io.github.cdirediscache.it.liberty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cdirediscache.it.application.Application;
import io.github.cdirediscache.it.visits.Rest;
import io.github.cdirediscache.it.visits.Visits;
import io.github.cdirediscache.it.visits.VisitsResource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * A server that is run by its own script, as its users run it.
 *
 * @param home of Open Liberty
 * @param usr where the server and what is installed for it are
 * @param name of the server
 * @param folder where commands are run
 */
record ScriptedServer(Path home, Path usr, String name, Path folder) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final long LONG_SECONDS = 180;
    private static final int HTTP_OK = 200;

    /** One that this run has made of {@code src/test/liberty}. */
    static ScriptedServer ofRun(String name, Path folder) {
        return new ScriptedServer(
                Path.of(System.getProperty("liberty.home")), Path.of(System.getProperty("liberty.usr")), name, folder);
    }

    /** An application of annotations and a properties file. */
    static WebArchive counting(String application) {
        // With a setting, and so with a name in EL, each copy that acts would have a bean of that name.
        return Application.named(application)
                .with(Visits.class, VisitsResource.class, Rest.class)
                .set("redis-cache.visits.timeout", "1m")
                .war();
    }

    Path directory() {
        return usr.resolve("servers").resolve(name);
    }

    void write(Path target, Archive<?> war) {
        war.as(ZipExporter.class).exportTo(target.resolve(war.getName()).toFile(), true);
    }

    /** Runs commands, which have to succeed; what they print. */
    String bash(String commands) throws IOException, InterruptedException {
        Path output = folder.resolve("commands.txt");
        ProcessBuilder builder = new ProcessBuilder("bash", "-eu", "-c", commands)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                // Not a pipe: the server, which these commands start, would hold it open.
                .redirectOutput(output.toFile());
        builder.environment().put("WLP_HOME", home.toString());
        builder.environment().put("WLP_USER_DIR", usr.toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JVM_ARGS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx384m");
        Process process = builder.start();
        assertThat(process.waitFor(LONG_SECONDS, TimeUnit.SECONDS)).as(commands).isTrue();
        String printed = Files.readString(output);
        assertThat(process.exitValue()).as(commands + printed).isZero();
        return printed;
    }

    void start() throws IOException, InterruptedException {
        bash("\"$WLP_HOME/bin/server\" start " + name + " --clean");
    }

    void stop() throws IOException, InterruptedException {
        bash("\"$WLP_HOME/bin/server\" stop " + name + " --force || true");
    }

    /** Whether it answers twice the same. A slow machine may have started the server, and not yet all its applications. */
    boolean isCached(String application) throws IOException, InterruptedException {
        await(application)
                .atMost(LONG_SECONDS, TimeUnit.SECONDS)
                .ignoreExceptions()
                .until(() -> status(application) == HTTP_OK);
        String first = get(application);
        assertThat(first).startsWith("home ");
        return get(application).equals(first);
    }

    int status(String application) throws IOException, InterruptedException {
        return ask(application).statusCode();
    }

    private static String get(String application) throws IOException, InterruptedException {
        HttpResponse<String> response = ask(application);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(HTTP_OK);
        return response.body();
    }

    private static HttpResponse<String> ask(String application) throws IOException, InterruptedException {
        URI uri = URI.create(
                "http://127.0.0.1:" + System.getProperty("it.http-port") + "/" + application + "/visits/home");
        return CLIENT.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    String log() throws IOException {
        return Files.readString(directory().resolve("logs/messages.log"));
    }
}
