package io.github.cdirediscache.internal.format;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.JsonbException;
import jakarta.json.bind.spi.JsonbProvider;
import java.io.Closeable;
import java.io.IOException;
import java.util.ServiceConfigurationError;
import org.jspecify.annotations.Nullable;

/** A {@link Jsonb} that is built when it is first asked for. */
final class LazyJsonb implements Closeable {

    private final JsonbProvider provider;
    private final JsonbConfig config;

    /** The application's, as the thread that asks first may be of a pool that knows no application. */
    private final @Nullable ClassLoader applicationLoader =
            Thread.currentThread().getContextClassLoader();

    private volatile @Nullable Jsonb jsonb;
    private boolean closed;

    LazyJsonb(JsonbConfig config) {
        this.provider = provider();
        this.config = config;
    }

    Jsonb get() {
        Jsonb built = jsonb;
        return built == null ? build() : built;
    }

    private synchronized Jsonb build() {
        if (closed) {
            throw new IllegalStateException("the serializer json is closed");
        }
        Jsonb built = jsonb;
        if (built == null) {
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            thread.setContextClassLoader(applicationLoader);
            try {
                built = provider.create().withConfig(config).build();
                jsonb = built;
            } finally {
                thread.setContextClassLoader(before);
            }
        }
        return built;
    }

    private static JsonbProvider provider() {
        try {
            return JsonbProvider.provider();
        } catch (JsonbException | ServiceConfigurationError e) {
            throw new IllegalArgumentException(
                    "serializer json needs a JSON-B 3.0 provider on the class path: add " + Library.JSON_B.remedy(), e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        Jsonb built = jsonb;
        jsonb = null;
        if (built != null) {
            close(built);
        }
    }

    private static void close(Jsonb jsonb) throws IOException {
        try {
            jsonb.close();
        } catch (Exception e) {
            throw new IOException("JSON-B can't be closed", e);
        }
    }
}
