package io.github.cdirediscache.internal.connection;

import io.github.cdirediscache.cache.CacheUnavailableException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Requests on their way to a server. They hold a connection until {@link #finish()}, which must be called once. */
@FunctionalInterface
public interface Exchange {

    /**
     * Waits for the answers.
     *
     * @return as {@link Node#sendAll} does
     * @throws CacheUnavailableException as {@link Node#sendAll} does
     */
    List<@Nullable Object> finish();
}
