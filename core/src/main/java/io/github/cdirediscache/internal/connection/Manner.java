package io.github.cdirediscache.internal.connection;

import io.github.cdirediscache.config.Protocol;

/**
 * Which of the commands that a connection can do without are sent on new connections.
 *
 * @param hello {@code HELLO}
 * @param name {@code CLIENT SETNAME}
 * @param info {@code CLIENT SETINFO}
 */
record Manner(boolean hello, boolean name, boolean info) {

    static Manner of(Login login) {
        return new Manner(
                login.protocol() != Protocol.RESP2, !login.clientName().isEmpty(), login.clientInfo());
    }

    Manner withoutHello() {
        return new Manner(false, name, info);
    }

    Manner withoutName() {
        return new Manner(hello, false, info);
    }

    Manner withoutInfo() {
        return new Manner(hello, name, false);
    }
}
