package io.github.cdirediscache.internal.connection;

import io.github.cdirediscache.config.Protocol;
import org.jspecify.annotations.Nullable;

/**
 * What a new connection says about itself before the first command.
 *
 * @param protocol the protocol to ask for
 * @param username the user; {@code null} for the default one
 * @param password the password; {@code null} if none is needed
 * @param database the number of the database
 * @param clientName the name of connections; empty for none
 * @param clientInfo whether the library and its version are told
 */
record Login(
        Protocol protocol,
        @Nullable String username,
        @Nullable String password,
        int database,
        String clientName,
        boolean clientInfo) {

    /** The same of another user. */
    Login as(@Nullable String user, @Nullable String secret) {
        return new Login(protocol, user, secret, database, clientName, clientInfo);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "login of " + (username == null ? "the default user" : username);
    }
}
