package io.github.cdirediscache.internal.store;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.internal.key.KeyPattern;
import io.github.cdirediscache.internal.key.KeySelection;
import io.github.cdirediscache.internal.key.PhysicalKey;
import io.github.cdirediscache.internal.wire.Effect;
import io.github.cdirediscache.internal.wire.Exchange;
import io.github.cdirediscache.internal.wire.KeyCommand;
import io.github.cdirediscache.internal.wire.Reply;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Queues an invalidation for each change that makes an entry outdated and that a shard did not accept. Until it is
 * delivered, commands for the entries that it concerns fail: no caller gets an outdated value, and a late invalidation
 * does not remove a newer value.
 */
final class InvalidationGate implements EntryStore {

    private final EntryStore shard;
    private final PendingInvalidations pending;
    private final Delivery delivery;

    InvalidationGate(EntryStore shard, PendingInvalidations pending, Delivery delivery) {
        this.shard = shard;
        this.pending = pending;
        this.delivery = delivery;
    }

    @Override
    public <T> @Nullable T send(KeyCommand<T> command) {
        try {
            if (isBlocked(command.key())) {
                throw delivery.blocked();
            }
            return shard.send(command);
        } catch (CacheException failure) {
            keep(command, failure);
            throw failure;
        } catch (Error failure) {
            // Such as a lack of memory: the command may have been carried out.
            keep(command, new CacheUnavailableException(shard + " could not be asked: " + failure, failure));
            throw failure;
        }
    }

    @Override
    public byte @Nullable [] get(PhysicalKey key) {
        if (isBlocked(key)) {
            throw delivery.blocked();
        }
        return shard.get(key);
    }

    private boolean isBlocked(PhysicalKey key) {
        return !pending.isEmpty() && pending.concerns(key);
    }

    private void keep(KeyCommand<?> command, CacheException failure) {
        if (command.effect() == Effect.OUTDATES) {
            delivery.kept(pending.addKey(command.key()), failure);
        }
    }

    @Override
    public <T> Exchange<T> begin(List<KeyCommand<T>> commands) {
        Exchange<T> exchange =
                pending.isEmpty() ? shard.begin(commands) : free(commands, KeyCommand::key, shard::begin);
        return () -> {
            List<Reply<T>> replies = exchange.finish();
            for (int i = 0; i < replies.size(); i++) {
                CacheException failure = replies.get(i).failure();
                if (failure != null) {
                    keep(commands.get(i), failure);
                }
            }
            return replies;
        };
    }

    @Override
    public Exchange<byte[]> beginGet(List<PhysicalKey> keys) {
        return pending.isEmpty() ? shard.beginGet(keys) : free(keys, Function.identity(), shard::beginGet);
    }

    /** Sends those that no pending invalidation concerns; the others fail at once. */
    private <C, T> Exchange<T> free(List<C> all, Function<C, PhysicalKey> keyOf, Function<List<C>, Exchange<T>> begin) {
        List<Boolean> isBlocked =
                all.stream().map(each -> isBlocked(keyOf.apply(each))).toList();
        List<C> free = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (!isBlocked.get(i)) {
                free.add(all.get(i));
            }
        }
        Exchange<T> exchange = free.isEmpty() ? ArrayList::new : begin.apply(free);
        CacheException blocked = delivery.blocked();
        return () -> {
            Iterator<Reply<T>> replies = exchange.finish().iterator();
            List<Reply<T>> both = new ArrayList<>(all.size());
            isBlocked.forEach(each -> both.add(each ? Reply.failed(blocked) : replies.next()));
            return both;
        };
    }

    @Override
    public Removal remove(KeySelection keys) {
        // Also while others are pending: if it waited for those, and more came in during each delivery, there would be
        // no end.
        Removal removal = shard.remove(keys);
        removal.failures().forEach(failure -> delivery.kept(pending.add(keys), failure));
        return removal;
    }

    @Override
    public List<EntryStore> shards() {
        return List.of(this);
    }

    @Override
    public List<Scan> scans(KeyPattern pattern) {
        checkSettled();
        return shard.scans(pattern).stream().<Scan>map(GatedScan::new).toList();
    }

    private void checkSettled() {
        if (!pending.isEmpty()) {
            throw delivery.blocked();
        }
    }

    @Override
    public long pendingInvalidations() {
        return pending.size();
    }

    @Override
    public String toString() {
        return shard.toString();
    }

    /** Fails as soon as an invalidation is pending: a page could contain keys that it concerns. */
    private final class GatedScan implements Scan {

        private final Scan scan;

        GatedScan(Scan scan) {
            this.scan = scan;
        }

        @Override
        public boolean hasNext() {
            return scan.hasNext();
        }

        @Override
        public List<PhysicalKey> next() {
            checkSettled();
            return scan.next();
        }
    }
}
