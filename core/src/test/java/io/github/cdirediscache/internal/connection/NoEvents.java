package io.github.cdirediscache.internal.connection;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.internal.wire.Command;
import io.github.cdirediscache.internal.wire.NodeListener;
import io.github.cdirediscache.internal.wire.NodeWatch;

/** Tells nobody. */
final class NoEvents implements NodeListener {

    @Override
    public void down(String location, CacheUnavailableException cause) {}

    @Override
    public void master(String group, String location) {}

    @Override
    public void unknown(String group, CacheUnavailableException cause) {}

    @Override
    public void undeclaredCluster(String location) {}

    @Override
    public NodeWatch watch(String location) {
        return new NodeWatch() {
            @Override
            public void answered(Command<?> command) {}

            @Override
            public void failed(Command<?> command, CacheException failure) {}
        };
    }
}
