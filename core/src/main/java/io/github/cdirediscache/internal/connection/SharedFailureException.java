package io.github.cdirediscache.internal.connection;

import redis.clients.jedis.exceptions.JedisConnectionException;

/** A read was not answered that was sent together with others, and another caller reports it. */
final class SharedFailureException extends JedisConnectionException {

    private static final long serialVersionUID = 1;

    SharedFailureException(Throwable cause) {
        super(cause);
    }
}
