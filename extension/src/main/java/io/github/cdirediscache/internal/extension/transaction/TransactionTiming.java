package io.github.cdirediscache.internal.extension.transaction;

import io.github.cdirediscache.annotation.CacheChange;
import io.github.cdirediscache.annotation.ChangeTiming;
import io.github.cdirediscache.internal.interceptors.call.Beans;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Makes the changes that are asked for in a transaction after its commit, and not after its rollback. Those that are
 * asked for outside of transactions, and before or after them in their synchronizations, are made at once.
 */
final class TransactionTiming implements ChangeTiming {

    private final TransactionRegistry transactions;

    /** Of this application: others may take part in the same transaction. */
    private final Object resource = new Object();

    private TransactionTiming(TransactionRegistry transactions) {
        this.transactions = transactions;
    }

    static TransactionTiming of(Beans beans) {
        return new TransactionTiming(new TransactionRegistry(beans));
    }

    @Override
    public void submit(CacheChange change) {
        TransactionSynchronizationRegistry registry = transactions.find();
        if (registry == null || !isOpen(registry)) {
            change.action().run();
            return;
        }
        ChangesAfterCommit changes = (ChangesAfterCommit) registry.getResource(resource);
        if (changes == null) {
            changes = begin(registry);
        }
        changes.add(change);
    }

    private ChangesAfterCommit begin(TransactionSynchronizationRegistry registry) {
        ChangesAfterCommit changes = new ChangesAfterCommit();
        registry.putResource(resource, changes);
        // One that is marked for rollback takes no more synchronizations, and would not make the changes.
        if (registry.getTransactionStatus() == Status.STATUS_ACTIVE) {
            registry.registerInterposedSynchronization(changes);
        }
        return changes;
    }

    @Override
    public boolean isPending(String cacheName, String key) {
        TransactionSynchronizationRegistry registry = transactions.find();
        if (registry == null || !isOpen(registry)) {
            return false;
        }
        @Nullable ChangesAfterCommit changes = (ChangesAfterCommit) registry.getResource(resource);
        return changes != null && changes.concern(cacheName, key);
    }

    /** One that is marked for rollback is open, too: what it changes is not to be seen by others. */
    private static boolean isOpen(TransactionSynchronizationRegistry registry) {
        int status = registry.getTransactionStatus();
        return status == Status.STATUS_ACTIVE || status == Status.STATUS_MARKED_ROLLBACK;
    }
}
