package io.github.cdirediscache.internal.extension.transaction;

import io.github.cdirediscache.annotation.CacheChange;
import io.github.cdirediscache.internal.log.CacheLog;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The changes that wait for the end of a transaction, which may come in another thread. */
final class ChangesAfterCommit implements Synchronization {

    private final List<CacheChange> changes = new CopyOnWriteArrayList<>();

    void add(CacheChange change) {
        changes.add(change);
    }

    boolean concern(String cacheName, String key) {
        for (CacheChange change : changes) {
            if (change.concerns(cacheName, key)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void beforeCompletion() {}

    /**
     * If it is unknown how the transaction ended ({@link Status#STATUS_UNKNOWN}, after a heuristic decision), the
     * changes are made: a missing value does less harm than an outdated one.
     */
    @Override
    public void afterCompletion(int status) {
        if (status != Status.STATUS_ROLLEDBACK) {
            changes.forEach(ChangesAfterCommit::make);
        }
    }

    /** Logs a failure: it would stop the other changes, and no caller would receive it. */
    private static void make(CacheChange change) {
        try {
            change.action().run();
        } catch (RuntimeException failure) {
            CacheLog.changeAfterCommitFailed(change.cacheName(), failure);
        }
    }
}
