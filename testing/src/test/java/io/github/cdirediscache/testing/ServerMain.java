package io.github.cdirediscache.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** A JVM of its own that starts a server, prints two process ids and two paths, and waits for the end of its input. */
final class ServerMain {

    private ServerMain() {}

    public static void main(String[] arguments) throws IOException {
        RedisServer server = start(List.of(arguments));
        String directory = server.command("CONFIG", "GET", "dir").split("\n")[1];
        if (arguments.length > 0 && arguments[0].equals("paused")) {
            server.pause();
        }
        System.out.println(server.pid() + " " + server.watchdogPid() + " " + directory + " " + RedisBinary.find());
        while (System.in.read() >= 0) {
            // Until this JVM is told to end, or killed.
        }
    }

    private static RedisServer start(List<String> arguments) {
        if (!arguments.contains("sentinels")) {
            return RedisServer.start();
        }
        TlsFiles files = TestCertificates.server();
        return RedisSentinels.start("stories", 1, builder -> builder.tls(files), builder -> builder.tls(files))
                .replication()
                .master();
    }

    /** What a child JVM printed. */
    record Started(long server, long watchdog, Path directory, Path binary) {}

    /** Starts a child JVM; {@link #started} waits for its server. */
    static Process fork(Path temporary, String... arguments) {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                ServerMain.class.getName());
        builder.command().addAll(List.of(arguments));
        try {
            return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Started started(Process child) throws IOException {
        String line = child.inputReader().readLine();
        if (line == null) {
            throw new IOException("the child JVM ended before its server was started");
        }
        String[] parts = line.split(" ");
        return new Started(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Path.of(parts[2]), Path.of(parts[3]));
    }
}
