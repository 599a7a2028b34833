package io.github.cdirediscache.internal.connection;

import redis.clients.jedis.exceptions.JedisDataException;

/** There are no credentials for a new connection. As if the server had refused it: the ones that are open are good. */
final class CredentialsException extends JedisDataException {

    private static final long serialVersionUID = 1;

    private final String reason;

    private CredentialsException(String reason) {
        super(reason);
        this.reason = reason;
    }

    static CredentialsException ofNull() {
        return new CredentialsException("gave null");
    }

    /** What the provider throws is named and located only, and is no cause: loggers print the messages of causes. */
    static CredentialsException of(Throwable failure) {
        CredentialsException shown =
                new CredentialsException("failed with " + failure.getClass().getName());
        shown.setStackTrace(failure.getStackTrace());
        return shown;
    }

    /** What the provider did. */
    String reason() {
        return reason;
    }
}
