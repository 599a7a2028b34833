package io.github.cdirediscache.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What to set before a server is started. A builder may start several servers; it is for one thread. */
public final class RedisServerBuilder {

    private int port;
    private int databases = 16;
    private @Nullable String password;
    private @Nullable UnixSocketPath socket;
    private @Nullable TlsFiles tls;
    private @Nullable AclUser operator;
    private boolean clientCertificate;
    private ServerSettings.Mode mode = ServerSettings.Mode.SERVER;
    private @Nullable Path executable;
    private final List<AclUser> users = new ArrayList<>();
    private final List<ConfigLine> lines = new ArrayList<>();

    RedisServerBuilder() {}

    /**
     * The TCP port.
     *
     * @param port 1 to 65535, or 0 (the default) for any free one
     * @return this builder
     * @throws IllegalArgumentException if the port is out of range
     */
    public RedisServerBuilder port(int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be 0 to 65535, was " + port);
        }
        this.port = port;
        return this;
    }

    /**
     * The password of the {@code default} user; without one that user needs none.
     *
     * @param password the password, not empty
     * @return this builder
     * @throws IllegalArgumentException if the password is empty
     */
    public RedisServerBuilder password(String password) {
        if (password.isEmpty()) {
            throw new IllegalArgumentException("password must not be empty");
        }
        this.password = password;
        return this;
    }

    /**
     * Adds an ACL user. The {@code default} user stays as it is.
     *
     * @param name the user's name
     * @param password the user's password, not empty
     * @param aclRules rules such as {@code ~app:*} and {@code +@read}; none means every key, channel and command
     * @return this builder
     * @throws IllegalArgumentException if the name or the password is empty, or the name holds a blank
     */
    public RedisServerBuilder user(String name, String password, String... aclRules) {
        users.add(new AclUser(name, password, List.of(aclRules)));
        return this;
    }

    /**
     * The number of databases.
     *
     * @param databases at least 1, default 16
     * @return this builder
     * @throws IllegalArgumentException if the number is less than 1
     */
    public RedisServerBuilder databases(int databases) {
        if (databases < 1) {
            throw new IllegalArgumentException("databases must be at least 1, was " + databases);
        }
        this.databases = databases;
        return this;
    }

    /**
     * Makes the server listen on a unix socket too, which only this user may open.
     *
     * @param path where to put it; nothing may be there when the server starts, and {@link RedisServer#close()}
     *     removes it
     * @return this builder
     * @throws IllegalArgumentException if the absolute path is longer than the system allows: 107 bytes on Linux,
     *     103 on macOS
     */
    public RedisServerBuilder unixSocket(Path path) {
        this.socket = UnixSocketPath.of(path);
        return this;
    }

    /**
     * Makes the server listen on a unix socket too, with a fresh short path in a directory of this user.
     *
     * @return this builder
     */
    public RedisServerBuilder unixSocket() {
        this.socket = UnixSocketPath.fresh();
        return this;
    }

    /**
     * Adds a line to the configuration, such as {@code config("save", "60", "1")}. Lines come after what the other
     * methods set, in the order given. The server checks them when it starts.
     *
     * @param directive the name of the directive
     * @param arguments its arguments, as they are: quoting is done here
     * @return this builder
     * @throws IllegalArgumentException if the directive is not a name, or has a method of its own here
     */
    public RedisServerBuilder config(String directive, String... arguments) {
        lines.add(ConfigLine.given(directive, List.of(arguments)));
        return this;
    }

    /**
     * Makes the server speak TLS on its port, and nothing else there; a unix socket stays plain.
     *
     * @param files the server's certificate and key, and whom it trusts, such as {@link TestCertificates#server()}
     * @return this builder
     */
    public RedisServerBuilder tls(TlsFiles files) {
        this.tls = files;
        return this;
    }

    /**
     * Makes a server with {@linkplain #tls TLS} refuse clients without a certificate that it trusts; without this
     * call it asks for none.
     *
     * @return this builder
     */
    public RedisServerBuilder requireClientCertificate() {
        this.clientCertificate = true;
        return this;
    }

    /**
     * Takes another server than the one that is found: another version of Redis, or Valkey.
     *
     * @param file the program
     * @return this builder
     */
    public RedisServerBuilder executable(Path file) {
        this.executable = file;
        return this;
    }

    /** Gives a topology a user of its own, who may do everything whatever the others may. */
    RedisServerBuilder operator(AclUser user) {
        this.operator = user;
        return this;
    }

    /** Makes it a sentinel. */
    RedisServerBuilder sentinel() {
        this.mode = ServerSettings.Mode.SENTINEL;
        return this;
    }

    /** A line of our own making. */
    RedisServerBuilder line(ConfigLine line) {
        lines.add(line);
        return this;
    }

    RedisServerBuilder configLine(String line) {
        lines.add(ConfigLine.given(line));
        return this;
    }

    /**
     * Starts a server as set.
     *
     * @return the server, which answers
     * @throws IllegalStateException if client certificates are required but there is no TLS
     * @throws RedisServerException if it cannot be started; the message says why, in the server's own words if it
     *     said anything
     */
    public RedisServer start() {
        if (clientCertificate && tls == null) {
            throw new IllegalStateException("requireClientCertificate() needs tls(TlsFiles)");
        }
        return RedisServer.start(new ServerSettings(
                port,
                Optional.ofNullable(password),
                users,
                databases,
                Optional.ofNullable(socket),
                Optional.ofNullable(tls).map(files -> new ServerTls(files, clientCertificate)),
                Optional.ofNullable(operator),
                mode,
                Optional.ofNullable(executable),
                lines));
    }

    @Override
    public String toString() {
        return "RedisServerBuilder[port=" + port + "]";
    }
}
