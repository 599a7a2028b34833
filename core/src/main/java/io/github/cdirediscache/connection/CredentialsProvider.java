package io.github.cdirediscache.connection;

/**
 * Gives the user and the password of each new connection, for passwords that are rotated and for tokens that expire. The
 * option {@code credentials-provider} names a class that implements this interface and has a public constructor without
 * parameters, or a bean that implements it, by its name or its class.
 *
 * <p>Connections that are open stay open while the server serves them: Redis asks for a password only once. If the server
 * does ask again, the connection is replaced by one with new credentials.
 *
 * <p>Implementations must be thread-safe. They are called in the thread of whoever needs a connection, or in one of the
 * cache's own, in which no request or session is active. That thread waits: a provider that asks another system should
 * have a time limit, and keep what it got as long as that is valid.
 *
 * <p>There may be several instances of a class that is not a bean: one for each group of caches that share connections,
 * and one for each cache when its settings are checked at deployment.
 */
@FunctionalInterface
public interface CredentialsProvider {

    /**
     * The credentials of a new connection.
     *
     * <p>If this method throws an exception, or returns {@code null}, the connection is not opened. Callers wait for one
     * that is open, if there are any. If there are none, it is as if Redis were unavailable: {@code on-failure} decides.
     * The provider is asked again after half a second at the earliest. The cache shows the class and the stack trace of
     * the exception, but not its message, which might hold a secret: log what operators need to know.
     *
     * @param location where the server is, without user and password, such as {@code redis.example.com:6379}
     * @return user and password
     */
    Credentials credentials(String location);
}
