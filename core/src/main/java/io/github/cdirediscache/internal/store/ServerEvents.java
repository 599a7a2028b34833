package io.github.cdirediscache.internal.store;

import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.internal.log.Recurrence;
import io.github.cdirediscache.internal.log.ServerLog;
import io.github.cdirediscache.internal.wire.NodeListener;
import io.github.cdirediscache.internal.wire.NodeWatch;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** Logs what happens to the servers of a topology, each thing at most once a minute however often it happens. */
final class ServerEvents implements NodeListener {

    private final boolean isCluster;
    private final LongSupplier nanoTime;
    private final Map<String, ServerWatch> watches = new ConcurrentHashMap<>();
    private final Map<String, Recurrence> unknown = new ConcurrentHashMap<>();

    ServerEvents(boolean isCluster, LongSupplier nanoTime) {
        this.isCluster = isCluster;
        this.nanoTime = nanoTime;
    }

    @Override
    public NodeWatch watch(String location) {
        return of(location);
    }

    private ServerWatch of(String location) {
        return watches.computeIfAbsent(location, missing -> new ServerWatch(location, isCluster, nanoTime));
    }

    @Override
    public void down(String location, CacheUnavailableException cause) {
        of(location).down(cause);
    }

    @Override
    public void master(String group, String location) {
        ServerLog.newMaster(group, location);
    }

    @Override
    public void undeclaredCluster(String location) {
        ServerLog.undeclaredCluster(location);
    }

    @Override
    public void certificatesUnusable(IllegalArgumentException cause) {
        ServerLog.certificatesUnusable(cause);
    }

    @Override
    public void certificatesRead(List<Path> files) {
        ServerLog.certificatesRead(files);
    }

    @Override
    public void unknown(String group, CacheUnavailableException cause) {
        Recurrence recurrence = unknown.computeIfAbsent(group, missing -> new Recurrence());
        long times;
        synchronized (recurrence) {
            times = recurrence.happened(nanoTime.getAsLong());
        }
        if (times > 0) {
            ServerLog.serversUnknown(group, cause, times);
        }
    }
}
