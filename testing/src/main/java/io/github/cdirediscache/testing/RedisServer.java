package io.github.cdirediscache.testing;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A real {@code redis-server} process on a loopback port, for tests, demos and development.
 *
 * <p>The server is the one that the system property {@code redis.server} names (a path); without that the static Redis
 * 7.0.15 in the jar {@code org.signal:embedded-redis}; without that {@code redis-server} on the PATH. Linux and macOS.
 *
 * <p>It works in a fresh directory that {@link #close()} deletes, and saves nothing: data survive {@link #restart()} only
 * if {@linkplain RedisServerBuilder#config configuration lines} ask for persistence. The process never outlives this JVM, however
 * the JVM ends.
 *
 * <p>Threads: all methods may be called from any thread; those that change the state of the process take turns.
 */
public final class RedisServer implements AutoCloseable {

    static final String HOST = "127.0.0.1";

    private static final String SECURE = "rediss://";

    private final ServerSettings settings;
    private final Launcher launcher;
    private final Thread shutdownHook = new Thread(this::close, "redis-server-shutdown");
    private ServerProcess process;
    private boolean closed;

    private RedisServer(ServerSettings settings, Launcher launcher, ServerProcess process) {
        this.settings = settings;
        this.launcher = launcher;
        this.process = process;
    }

    /**
     * Starts a server on a free port, without a password.
     *
     * @return the server, which answers
     * @throws RedisServerException if no server can be started; the message says why, in the server's own words if it
     *     said anything
     */
    public static RedisServer start() {
        return builder().start();
    }

    /**
     * What to set before a server is started.
     *
     * @return a new builder
     */
    public static RedisServerBuilder builder() {
        return new RedisServerBuilder();
    }

    static RedisServer start(ServerSettings settings) {
        Launcher launcher = Launcher.create(settings);
        try {
            RedisServer server = new RedisServer(settings, launcher, launcher.launchFirst(FreePort::pick));
            Runtime.getRuntime().addShutdownHook(server.shutdownHook);
            return server;
        } catch (RuntimeException e) {
            launcher.close();
            throw e;
        }
    }

    /**
     * The address that the server listens on.
     *
     * @return always {@code 127.0.0.1}
     */
    public String host() {
        return HOST;
    }

    /**
     * The TCP port; stays the same over restarts.
     *
     * @return the port, never 0
     */
    public int port() {
        return launcher.port();
    }

    /**
     * Host and port; with TLS a URL without credentials, which names {@code localhost}.
     *
     * @return such as {@code 127.0.0.1:15123} or {@code rediss://localhost:15123}
     */
    public String location() {
        return settings.tls().isPresent() ? SECURE + authority() : authority();
    }

    /** With TLS the host is a name, because names are what certificates are about. */
    private String authority() {
        return (settings.tls().isPresent() ? "localhost:" : HOST + ":") + port();
    }

    /**
     * The URL of the server, with the credentials that {@link #command} uses.
     *
     * @return such as {@code redis://127.0.0.1:15123}, {@code redis://default:s%40cret@127.0.0.1:15123} or, with TLS,
     *     {@code rediss://localhost:15123}
     */
    public String url() {
        String login = settings.credentials()
                .map(user -> encoded(user.name()) + ":" + encoded(user.password()) + "@")
                .orElse("");
        return (settings.tls().isPresent() ? SECURE : "redis://") + login + authority();
    }

    /** What lets the {@code default} user in: a server without a password takes any. */
    String passwordOfDefault() {
        return settings.password().orElse("none");
    }

    /** URLEncoder is for forms, where a blank is a plus sign. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * The unix socket.
     *
     * @return its absolute path, or empty if the server was started without one
     */
    public Optional<Path> unixSocket() {
        return launcher.socket();
    }

    /**
     * The id of the {@code redis-server} process, or of the last one if the server does not run; each restart gets a
     * new one.
     *
     * @return the process id
     */
    public synchronized long pid() {
        return process.pid();
    }

    /**
     * Tells whether there is a process, paused or not.
     *
     * @return false after {@link #stop()}, {@link #kill()} and {@link #close()}, and if the server died by itself
     */
    public synchronized boolean isRunning() {
        return process.isAlive();
    }

    /**
     * Stops the server in order: SIGTERM, and SIGKILL if it still runs after 5 seconds. Does nothing if it does not run.
     * A paused server is resumed to stop.
     */
    public synchronized void stop() {
        process.stop();
    }

    /** Kills the server with SIGKILL, as a crash would, and waits for its end. Does nothing if it does not run. */
    public synchronized void kill() {
        process.kill();
    }

    /**
     * Stops the server's clock with SIGSTOP: it accepts connections, by its kernel, but answers nothing.
     *
     * @throws IllegalStateException if the server does not run
     * @throws RedisServerException if the signal cannot be sent
     */
    public synchronized void pause() {
        requireRunning();
        process.pause();
    }

    /**
     * Lets a paused server go on; does nothing if it is not paused.
     *
     * @throws IllegalStateException if the server does not run
     * @throws RedisServerException if the signal cannot be sent
     */
    public synchronized void resume() {
        requireRunning();
        process.resume();
    }

    /**
     * Starts the server again, with the same port and configuration; stops it before if it runs.
     *
     * @throws IllegalStateException if the server is closed
     * @throws RedisServerException if it cannot be started, such as when its port was taken meanwhile; the server then
     *     does not run, and may be restarted
     */
    public synchronized void restart() {
        requireOpen();
        process.stop();
        process = launcher.launch();
    }

    /**
     * Saves the data that there are now, and starts the server again with them. Unless its configuration asks for
     * persistence, a later {@link #restart()} does not find them.
     *
     * @throws IllegalStateException if the server does not run
     * @throws RedisServerException if it is paused or refuses to save, or as {@link #restart()}
     */
    public synchronized void restartWithData() {
        requireRunning();
        operate("SAVE");
        restart();
        forgetSnapshot();
    }

    /** Unless the configuration asks for snapshots, the next start must not find any. */
    void forgetSnapshot() {
        if (operate("CONFIG", "GET", "save").equals("save\n")) {
            launcher.directory().deleteSnapshots();
        }
    }

    /**
     * Kills the server and starts it again without any data, also if its configuration asks for persistence.
     *
     * @throws IllegalStateException if the server is closed
     * @throws RedisServerException as {@link #restart()}
     */
    public synchronized void restartEmpty() {
        requireOpen();
        process.kill();
        launcher.directory().deleteData();
        restart();
    }

    /**
     * What else can go wrong with this server.
     *
     * @return its faults
     */
    public ServerFaults faults() {
        return new ServerFaults(this);
    }

    /**
     * Runs one command on a connection of its own, so {@code SELECT}, {@code MULTI} and the like have no lasting effect.
     * Logged in as the default user if the server has a {@linkplain RedisServerBuilder#password password}, else as the first
     * {@linkplain RedisServerBuilder#user user}, else not at all. Waits 5 seconds for an answer.
     *
     * @param arguments the command and its arguments, sent as UTF-8
     * @return the answer as text: an array has a line for each element, nil is {@code (nil)}
     * @throws IllegalArgumentException if there are no arguments
     * @throws RedisServerException if the server answers with an error, which is then the message, or cannot be reached
     *     in time
     */
    public String command(String... arguments) {
        if (arguments.length == 0) {
            throw new IllegalArgumentException("arguments must hold a command, were empty");
        }
        return conversations().send(settings.credentials(), arguments);
    }

    /** Like {@link #command}, as the user who may do everything if the server has one. */
    String operate(String... arguments) {
        return conversations().send(settings.operatorOrCredentials(), arguments);
    }

    /** Like {@link #operate}, with one char for each byte both ways; gives the elements of the answer. */
    List<String> operateOnBytes(String... arguments) {
        return conversations()
                .hold(settings.operatorOrCredentials(), arguments[0], connection -> connection.bytes(arguments));
    }

    /** Like {@link #operate}, but does not wait for the answer. */
    void begin(String... arguments) {
        conversations().begin(settings.operatorOrCredentials(), arguments);
    }

    private Conversations conversations() {
        return new Conversations(this, launcher);
    }

    /**
     * Stops the server and deletes its directory. Does nothing the second time; a closed server stays closed.
     *
     * @throws RedisServerException if the directory cannot be deleted; the server is stopped and closed then too
     */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            process.stop();
            launcher.close();
        } finally {
            removeShutdownHook();
        }
    }

    private void removeShutdownHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(shutdownHook);
        } catch (IllegalStateException e) {
            // The JVM is going down, and this may well be the hook.
        }
    }

    /** The process that ends the server when this JVM dies. */
    long watchdogPid() {
        return launcher.watchdogPid();
    }

    private void revive() {
        if (process.isPaused()) {
            process.resume();
        }
        if (!process.isAlive()) {
            restart();
        }
    }

    /** Makes the server run again and removes all data, whatever has been done to it. */
    synchronized void reset() {
        revive();
        try {
            command("FLUSHALL");
        } catch (RedisServerException e) {
            // Another password, a replica by now, a script that does not end: a fresh process knows nothing of it.
            process.kill();
            restart();
            command("FLUSHALL");
        }
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Tells whether a command has a chance of an answer. */
    synchronized boolean isAnswering() {
        return process.isAlive() && !process.isPaused();
    }

    private void requireRunning() {
        requireOpen();
        if (!process.isAlive()) {
            throw new IllegalStateException(this + " must be running");
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException(this + " is closed");
        }
    }

    @Override
    public String toString() {
        return "RedisServer[" + authority() + "]";
    }
}
