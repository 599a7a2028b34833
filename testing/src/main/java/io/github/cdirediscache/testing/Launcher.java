package io.github.cdirediscache.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/** Starts the processes of one server, one after the other, on one port and in one directory. Not for two threads. */
final class Launcher implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(10);
    private static final int PORT_ATTEMPTS = 10;

    /** In the words of glibc and macOS, or of musl, which the static server is built with. */
    private static final Pattern PORT_TAKEN = Pattern.compile("Address (already )?in use");

    private final ServerSettings settings;
    private final Path binary;
    private final WorkDirectory directory;
    private final Watchdog watchdog;
    private final Optional<Path> socket;
    private final Optional<SSLContext> tls;
    private volatile int port;

    private Launcher(
            ServerSettings settings,
            Path binary,
            WorkDirectory directory,
            Watchdog watchdog,
            Optional<SSLContext> tls) {
        this.settings = settings;
        this.binary = binary;
        this.directory = directory;
        this.watchdog = watchdog;
        this.tls = tls;
        this.socket = settings.socket().map(path -> path.in(directory.path()));
    }

    static Launcher create(ServerSettings settings) {
        Optional<SSLContext> tls = settings.tls().map(ServerTls::context);
        Path binary = settings.executable().orElseGet(RedisBinary::find);
        settings.socket().ifPresent(UnixSocketPath::checkNothingThere);
        WorkDirectory directory = WorkDirectory.create();
        try {
            return new Launcher(settings, binary, directory, Watchdog.start(directory), tls);
        } catch (IOException e) {
            directory.delete();
            throw new RedisServerException("cannot start /bin/sh", e);
        }
    }

    int port() {
        return port;
    }

    /** Where the server is reached; changes only while the first process is being launched. */
    Endpoint endpoint() {
        return new Endpoint(port, tls);
    }

    Optional<Path> socket() {
        return socket;
    }

    WorkDirectory directory() {
        return directory;
    }

    long watchdogPid() {
        return watchdog.pid();
    }

    /**
     * Chooses the port, if it is ours to choose, and launches; takes another port if somebody else was faster.
     *
     * @param freePorts where ports come from
     */
    ServerProcess launchFirst(IntSupplier freePorts) {
        for (int attempt = 1; ; attempt++) {
            port = settings.port() == 0 ? freePorts.getAsInt() : settings.port();
            try {
                writeConfig();
                return launch();
            } catch (RedisServerException e) {
                boolean taken =
                        PORT_TAKEN.matcher(String.valueOf(e.getMessage())).find();
                if (settings.port() != 0 || attempt == PORT_ATTEMPTS || !taken) {
                    throw e;
                }
            }
        }
    }

    private void writeConfig() {
        try {
            directory.writeConfig(settings.file(port, directory.path(), socket, RedisBinary.version(binary)));
        } catch (IOException e) {
            throw new RedisServerException("cannot write " + directory.config(), e);
        }
    }

    /** Starts a process with the configuration as it is in the directory, and waits until it answers. */
    ServerProcess launch() {
        try {
            ServerProcess process = ServerProcess.start(command(), directory, watchdog);
            awaitReady(process);
            return process;
        } catch (IOException e) {
            throw new RedisServerException("cannot start " + binary, e);
        }
    }

    private List<String> command() {
        List<String> command =
                new ArrayList<>(List.of(binary.toString(), directory.config().toString()));
        command.addAll(settings.mode().arguments());
        return command;
    }

    private void awaitReady(ServerProcess process) {
        try {
            switch (new Readiness(endpoint(), settings.credentials(), START_LIMIT).await(process)) {
                case READY -> {}
                case DIED -> throw failure("ended with code " + process.exitValue());
                case TIMED_OUT -> {
                    process.kill();
                    throw failure("did not answer within " + START_LIMIT.toSeconds() + " s");
                }
            }
        } catch (InterruptedException e) {
            process.kill();
            Thread.currentThread().interrupt();
            throw new RedisServerException("interrupted while the server was starting", e);
        }
    }

    private RedisServerException failure(String what) {
        return new RedisServerException(
                binary + " on port " + port + " " + what + "; it said:\n" + settings.masked(directory.logTail()));
    }

    /** Ends the watchdog, which kills what may still run, and deletes the directory. */
    @Override
    public void close() {
        watchdog.close();
        directory.delete();
        socket.ifPresent(Launcher::deleteSocket);
    }

    private static void deleteSocket(Path socket) {
        try {
            Files.deleteIfExists(socket);
        } catch (IOException e) {
            throw new RedisServerException("cannot delete " + socket, e);
        }
    }
}
