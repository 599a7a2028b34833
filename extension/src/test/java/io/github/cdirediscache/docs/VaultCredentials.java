package io.github.cdirediscache.docs;

// tag::credentials-that-change
import io.github.cdirediscache.connection.Credentials;
import io.github.cdirediscache.connection.CredentialsProvider;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

@Named("vault")
@ApplicationScoped
public class VaultCredentials implements CredentialsProvider {

    @Inject
    Vault vault;

    @Override
    public Credentials credentials(String location) {
        return new Credentials("app", vault.passwordFor(location));
    }
}
// end::credentials-that-change
