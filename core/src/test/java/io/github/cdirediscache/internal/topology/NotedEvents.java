package io.github.cdirediscache.internal.topology;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.internal.wire.Command;
import io.github.cdirediscache.internal.wire.NodeListener;
import io.github.cdirediscache.internal.wire.NodeWatch;
import java.util.ArrayList;
import java.util.List;

/** Notes what a topology tells. */
final class NotedEvents implements NodeListener {

    private final List<String> events = new ArrayList<>();

    List<String> events() {
        return events;
    }

    @Override
    public void down(String location, CacheUnavailableException cause) {
        events.add("down " + location);
    }

    @Override
    public void master(String group, String location) {
        events.add("master " + location);
    }

    @Override
    public void unknown(String group, CacheUnavailableException cause) {
        events.add("unknown");
    }

    @Override
    public void undeclaredCluster(String location) {
        events.add("cluster at " + location);
    }

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
