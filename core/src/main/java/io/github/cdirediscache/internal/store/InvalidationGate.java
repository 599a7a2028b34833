package io.github.cdirediscache.internal.store;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.internal.key.KeyPattern;
import io.github.cdirediscache.internal.key.KeySelection;
import io.github.cdirediscache.internal.key.PhysicalKey;
import io.github.cdirediscache.internal.wire.Effect;
import io.github.cdirediscache.internal.wire.Exchange;
import io.github.cdirediscache.internal.wire.KeyCommand;
import io.github.cdirediscache.internal.wire.RedisErrorException;
import io.github.cdirediscache.internal.wire.Reply;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Queues an invalidation for each change that makes an entry outdated and that a shard did not accept. Until it is
 * delivered, commands for the entries that it concerns fail: no caller gets an outdated value, and a late invalidation
 * does not remove a newer value.
 */
final class InvalidationGate implements EntryStore {

    /** How often a command is sent that is overtaken by a failover. */
    private static final int MAX_TIMES = 3;

    private final EntryStore shard;
    private final PendingInvalidations pending;
    private final Delivery delivery;
    private final Replay replay;

    InvalidationGate(EntryStore shard, PendingInvalidations pending, Delivery delivery, Replay replay) {
        this.shard = shard;
        this.pending = pending;
        this.delivery = delivery;
        this.replay = replay;
    }

    @Override
    public <T> @Nullable T send(KeyCommand<T> command) {
        return settled(mayBeRepeated(command), () -> sendOnce(command));
    }

    /** What changed entries while another server became the master is pending, and needs no answer of that server. */
    private static boolean mayBeRepeated(KeyCommand<?> command) {
        return command.effect() != Effect.OUTDATES && command.isRepeatable();
    }

    /** An answer that no server gave which has just become a master, and lacks an invalidation that the one before had accepted. */
    private <T> @Nullable T settled(boolean mayBeRepeated, Supplier<? extends @Nullable T> ask) {
        for (int times = 0; times < MAX_TIMES; times++) {
            int before = replay.settle();
            T answer = ask.get();
            if (!replay.isOvertaken(before) || !mayBeRepeated) {
                return answer;
            }
        }
        throw delivery.overtaken();
    }

    private <T> @Nullable T sendOnce(KeyCommand<T> command) {
        try {
            if (!isBlocked(command.key())) {
                return sendFree(command);
            }
            CacheException blocked = delivery.blocked();
            keepBlocked(List.of(command), blocked);
            throw blocked;
        } catch (Error failure) {
            keep(command, unknown(failure));
            throw failure;
        }
    }

    private <T> @Nullable T sendFree(KeyCommand<T> command) {
        try {
            return shard.send(command);
        } catch (CacheException failure) {
            keep(command, failure);
            throw failure;
        }
    }

    /** Such as a lack of memory: what was sent may have been carried out. */
    private CacheException unknown(Error failure) {
        return new CacheUnavailableException(shard + " could not be asked: " + failure, failure);
    }

    @Override
    public byte @Nullable [] get(PhysicalKey key) {
        return settled(true, () -> getOnce(key));
    }

    private byte @Nullable [] getOnce(PhysicalKey key) {
        if (isBlocked(key)) {
            throw delivery.blocked();
        }
        return shard.get(key);
    }

    private boolean isBlocked(PhysicalKey key) {
        if (pending.isEmpty() || !pending.concerns(key)) {
            return false;
        }
        delivery.awaitCall();
        return pending.concerns(key);
    }

    private void keep(KeyCommand<?> command, CacheException failure) {
        if (command.effect() == Effect.OUTDATES) {
            delivery.kept(pending.addKey(command.key()), failure);
        }
    }

    /**
     * Sees to it that what was not sent is made up for. What is queued already is delivered after this. While it is on its
     * way, each key is removed at once: if it were queued anew, and more came in during each delivery, there would be no end.
     */
    private void keepBlocked(List<? extends KeyCommand<?>> commands, CacheException blocked) {
        List<PhysicalKey> removed = new ArrayList<>();
        for (KeyCommand<?> command : commands) {
            if (command.effect() == Effect.OUTDATES && !pending.isQueued(command.key())) {
                removed.add(command.key());
            } else {
                keep(command, blocked);
            }
        }
        if (!removed.isEmpty()) {
            List<KeyCommand<Long>> removals =
                    removed.stream().map(KeyCommand::unlink).toList();
            keepFailed(removals, shard.sendAll(removals));
        }
    }

    @Override
    public <T> Exchange<T> begin(List<KeyCommand<T>> commands) {
        return settled(commands, InvalidationGate::mayBeRepeated, this::beginOnce, this::send);
    }

    private <C, T> Exchange<T> settled(
            List<C> all,
            Predicate<C> mayBeRepeated,
            Function<List<C>, Exchange<T>> begin,
            Function<C, @Nullable T> again) {
        int before = replay.settle();
        Exchange<T> exchange = begin.apply(all);
        return () -> {
            List<Reply<T>> replies = exchange.finish();
            if (replay.isOvertaken(before)) {
                for (int i = 0; i < replies.size(); i++) {
                    C each = all.get(i);
                    if (replies.get(i).failure() == null && mayBeRepeated.test(each)) {
                        replies.set(i, Reply.by(() -> again.apply(each)));
                    }
                }
            }
            return replies;
        };
    }

    private <T> Exchange<T> beginOnce(List<KeyCommand<T>> commands) {
        Exchange<T> exchange = keptIfUnknown(
                commands,
                () -> pending.isEmpty()
                        ? beginFree(commands)
                        : free(commands, KeyCommand::key, this::beginFree, this::keepBlocked));
        return () -> keptIfUnknown(commands, exchange::finish);
    }

    /** Sends commands that nothing blocks. */
    private <T> Exchange<T> beginFree(List<KeyCommand<T>> commands) {
        Exchange<T> exchange = shard.begin(commands);
        return () -> keepFailed(commands, exchange.finish());
    }

    private <T> List<Reply<T>> keepFailed(List<KeyCommand<T>> commands, List<Reply<T>> replies) {
        for (int i = 0; i < replies.size(); i++) {
            CacheException failure = replies.get(i).failure();
            if (failure != null) {
                keep(commands.get(i), failure);
            }
        }
        return replies;
    }

    private <A> A keptIfUnknown(List<? extends KeyCommand<?>> commands, Supplier<A> work) {
        try {
            return work.get();
        } catch (Error failure) {
            commands.forEach(command -> keep(command, unknown(failure)));
            throw failure;
        }
    }

    @Override
    public Exchange<byte[]> beginGet(List<PhysicalKey> keys) {
        return settled(keys, key -> true, this::beginGetOnce, this::getString);
    }

    /** As several at once are read: what is no string has no value. */
    private byte @Nullable [] getString(PhysicalKey key) {
        try {
            return get(key);
        } catch (RedisErrorException noString) {
            return null;
        }
    }

    private Exchange<byte[]> beginGetOnce(List<PhysicalKey> keys) {
        return pending.isEmpty()
                ? shard.beginGet(keys)
                : free(keys, Function.identity(), shard::beginGet, (blocked, failure) -> {});
    }

    /** Sends those that no pending invalidation concerns; the others fail at once. */
    private <C, T> Exchange<T> free(
            List<C> all,
            Function<C, PhysicalKey> keyOf,
            Function<List<C>, Exchange<T>> begin,
            BiConsumer<List<C>, CacheException> keepBlocked) {
        List<Boolean> isBlocked =
                all.stream().map(each -> isBlocked(keyOf.apply(each))).toList();
        List<C> free = new ArrayList<>();
        List<C> others = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            (isBlocked.get(i) ? others : free).add(all.get(i));
        }
        CacheException blocked = delivery.blocked();
        Exchange<T> exchange = free.isEmpty() ? ArrayList::new : begin.apply(free);
        return () -> {
            Iterator<Reply<T>> replies = exchange.finish().iterator();
            keepBlocked.accept(others, blocked);
            List<Reply<T>> both = new ArrayList<>(all.size());
            isBlocked.forEach(each -> both.add(each ? Reply.failed(blocked) : replies.next()));
            return both;
        };
    }

    @Override
    public Removal remove(KeySelection keys) {
        int before = replay.settle();
        // Also while others are pending: if it waited for those, and more came in during each delivery, there would be
        // no end.
        Removal removal;
        try {
            removal = shard.remove(keys);
        } catch (Error failure) {
            delivery.kept(pending.add(keys), unknown(failure));
            throw failure;
        }
        removal.failures().forEach(failure -> delivery.kept(pending.add(keys), failure));
        replay.isOvertaken(before);
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
        replay.settle();
        if (!pending.isEmpty()) {
            throw delivery.blocked();
        }
    }

    @Override
    public Object placeOf(PhysicalKey key) {
        return shard.placeOf(key);
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
