package io.github.cdirediscache.internal.connection;

import io.github.cdirediscache.connection.Credentials;
import io.github.cdirediscache.connection.CredentialsProvider;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Asks a provider of the application for user and password of each connection to one server. */
record CredentialsSource(String location, CredentialsProvider provider) implements UnaryOperator<Login> {

    /** The login with today's user and password. */
    @Override
    public Login apply(Login login) {
        @Nullable Credentials credentials = asked();
        if (credentials == null) {
            throw CredentialsException.ofNull();
        }
        return login.as(credentials.username(), credentials.password());
    }

    private @Nullable Credentials asked() {
        try {
            return provider.credentials(location);
        } catch (Exception | LinkageError failure) {
            throw CredentialsException.of(failure);
        }
    }
}
