package io.github.cdirediscache.connection;

import org.jspecify.annotations.Nullable;

/**
 * The user and the password of a connection.
 *
 * @param username the user; {@code null} for the server's default user
 * @param password the password, or a token that takes its place
 */
public record Credentials(@Nullable String username, String password) {

    /**
     * Checks that neither is empty.
     *
     * @param username the user; {@code null} for the server's default user
     * @param password the password, or a token that takes its place
     * @throws IllegalArgumentException if one is empty, or the password is {@code null}; quotes neither
     */
    public Credentials {
        if (username != null && username.isEmpty()) {
            throw new IllegalArgumentException("username must not be empty");
        }
        // NullAway trusts the signature, but what is read from a file or an environment variable may be null.
        if (isMissing(password)) {
            throw new IllegalArgumentException("password must not be empty");
        }
    }

    private static boolean isMissing(@Nullable String password) {
        return password == null || password.isEmpty();
    }

    /**
     * The password of the server's default user.
     *
     * @param password the password
     * @return the credentials
     */
    public static Credentials of(String password) {
        return new Credentials(null, password);
    }

    /** {@return the user, without the password} */
    @Override
    public String toString() {
        return "credentials of " + (username == null ? "the default user" : username);
    }
}
