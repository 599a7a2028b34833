package io.github.cdirediscache.internal.connection;

import io.github.cdirediscache.config.ConnectionConfig;
import io.github.cdirediscache.connection.CredentialsProvider;
import io.github.cdirediscache.internal.reflect.ConfiguredClass;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Those that caches can name, and those that are made of class names. */
record CredentialsProviders(Map<String, CredentialsProvider> named) {

    CredentialsProviders {
        named = Map.copyOf(named);
    }

    @Nullable CredentialsProvider of(ConnectionConfig connection) {
        String name = connection.credentialsProvider();
        if (name == null) {
            return null;
        }
        CredentialsProvider known = named.get(name);
        return known == null
                ? ConfiguredClass.newInstance("credentials-provider", name, CredentialsProvider.class)
                : known;
    }
}
