package io.github.cdirediscache.internal.connection;

import io.github.cdirediscache.config.Protocol;

/**
 * Which of the commands that a connection can do without are sent on new connections.
 *
 * @param hello {@code HELLO}
 * @param name {@code CLIENT SETNAME}
 * @param info {@code CLIENT SETINFO}
 * @param id {@code CLIENT INFO}
 */
record Manner(boolean hello, boolean name, boolean info, boolean id) {

    static Manner of(Login login) {
        return new Manner(
                login.protocol() != Protocol.RESP2,
                !login.clientName().isEmpty(),
                login.clientInfo(),
                login.clientInfo());
    }

    Manner withoutHello() {
        return new Manner(false, name, info, id);
    }

    Manner withoutName() {
        return new Manner(hello, false, info, id);
    }

    Manner withoutInfo() {
        return new Manner(hello, name, false, id);
    }

    Manner withoutId() {
        return new Manner(hello, name, info, false);
    }
}
