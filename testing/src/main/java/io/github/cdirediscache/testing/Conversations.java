package io.github.cdirediscache.testing;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Commands to one server, each on a connection of its own.
 *
 * @param server what messages call the server
 * @param launcher knows where it is
 */
record Conversations(RedisServer server, Launcher launcher) {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    /** What is said on one connection. */
    @FunctionalInterface
    interface Conversation<T> {
        T on(RespConnection connection) throws IOException;
    }

    /**
     * Logs in and talks.
     *
     * @param user who does, if anybody has to
     * @param what the command, for messages
     */
    <T> T hold(Optional<AclUser> user, String what, Conversation<T> conversation) {
        try (RespConnection connection = launcher.endpoint().open(TIMEOUT)) {
            connection.authenticate(user);
            return conversation.on(connection);
        } catch (IOException e) {
            throw new RedisServerException(server + " did not answer " + what + ": " + e.getMessage(), e);
        }
    }

    String send(Optional<AclUser> user, String... command) {
        return hold(user, command[0], connection -> connection.send(command));
    }

    /** Does not wait for the answer. */
    void begin(Optional<AclUser> user, String... command) {
        boolean unused = hold(user, command[0], connection -> {
            connection.begin(command);
            return true;
        });
    }
}
