package io.github.cdirediscache.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a server was asked to be; never changes once the server is started.
 *
 * @param port the TCP port, or 0 for any free one
 * @param password the password of the {@code default} user
 * @param users the ACL users, in the order given
 * @param databases the number of databases
 * @param socket the unix socket, if there is to be one
 * @param tls what TLS to speak; empty for none
 * @param operator a user who may do everything, for the work of a topology; not the test's business
 * @param mode what kind of process it is
 * @param executable the server's program; empty for the one that is found
 * @param lines further configuration lines; they come last and win
 */
record ServerSettings(
        int port,
        Optional<String> password,
        List<AclUser> users,
        int databases,
        Optional<UnixSocketPath> socket,
        Optional<ServerTls> tls,
        Optional<AclUser> operator,
        Mode mode,
        Optional<Path> executable,
        List<ConfigLine> lines) {

    ServerSettings {
        users = List.copyOf(users);
        lines = List.copyOf(lines);
    }

    /** Who {@link RedisServer#url()} and {@link RedisServer#command} are: the default user, else the first one. */
    Optional<AclUser> credentials() {
        return password.map(secret -> new AclUser("default", secret, List.of()))
                .or(() -> users.stream().findFirst());
    }

    /** Who does the work of a topology: who may do everything, if there is such a user. */
    Optional<AclUser> operatorOrCredentials() {
        return operator.or(this::credentials);
    }

    /**
     * The {@code redis.conf} for a server of this version on this port and socket that works in this directory. Since Redis 7
     * the command {@code DEBUG}, which faults need, has to be allowed.
     */
    String file(int actualPort, Path directory, Optional<Path> actualSocket, int version) {
        List<ConfigLine> all = new ArrayList<>();
        all.add(line("bind", RedisServer.HOST));
        all.addAll(tls.map(security -> security.lines(actualPort))
                .orElseGet(() -> List.of(line("port", String.valueOf(actualPort)))));
        all.add(line("daemonize", "no"));
        all.add(line("dir", directory.toString()));
        if (mode == Mode.SERVER) {
            all.add(line("databases", String.valueOf(databases)));
            all.add(line("save", ""));
            all.add(line("appendonly", "no"));
            if (version >= 7) {
                all.add(line("enable-debug-command", "local"));
            }
        }
        actualSocket.ifPresent(path -> {
            all.add(line("unixsocket", path.toString()));
            all.add(line("unixsocketperm", "700"));
        });
        password.ifPresent(secret -> all.add(line("requirepass", secret)));
        users.forEach(user -> all.add(user.line()));
        operator.ifPresent(user -> all.add(user.line()));
        all.addAll(lines);
        StringBuilder text = new StringBuilder();
        all.forEach(line -> text.append(line.text()).append('\n'));
        return text.toString();
    }

    /** The text without any of the passwords in it. */
    String masked(String text) {
        String masked = text;
        for (AclUser user : users) {
            masked = masked.replace(user.password(), "***");
        }
        if (operator.isPresent()) {
            masked = masked.replace(operator.get().password(), "***");
        }
        return password.isPresent() ? masked.replace(password.get(), "***") : masked;
    }

    private static ConfigLine line(String directive, String argument) {
        return ConfigLine.of(directive, List.of(argument));
    }

    /** What one binary can be. */
    enum Mode {
        SERVER,
        SENTINEL;

        /** What the command line holds after the configuration file. */
        List<String> arguments() {
            return this == SENTINEL ? List.of("--sentinel") : List.of();
        }
    }

    @Override
    public String toString() {
        return "ServerSettings[port=" + port + "]";
    }
}
