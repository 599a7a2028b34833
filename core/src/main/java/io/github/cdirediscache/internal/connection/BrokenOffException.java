package io.github.cdirediscache.internal.connection;

import org.jspecify.annotations.Nullable;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** The server accepted a connection and closed it, or made no sense, before the first command. */
final class BrokenOffException extends JedisConnectionException {

    private static final long serialVersionUID = 1;

    /** How new connections could do without what the server did not like; {@code null} if they can't. */
    private final transient @Nullable Manner instead;

    BrokenOffException(Throwable cause, @Nullable Manner instead) {
        super("the server broke off a new connection", cause);
        this.instead = instead;
    }

    @Nullable Manner instead() {
        return instead;
    }
}
