package io.github.cdirediscache.internal.store;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.internal.key.KeyPattern;
import io.github.cdirediscache.internal.key.KeySelection;
import io.github.cdirediscache.internal.key.PhysicalKey;
import io.github.cdirediscache.internal.topology.Shard;
import io.github.cdirediscache.internal.wire.Effect;
import io.github.cdirediscache.internal.wire.Exchange;
import io.github.cdirediscache.internal.wire.KeyCommand;
import io.github.cdirediscache.internal.wire.NodeDownException;
import io.github.cdirediscache.internal.wire.Reply;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Notes the changes that a shard accepts and that make entries outdated. Those that it accepted while another server
 * became its master are sent again, since nobody knows which of the two has them; the first answer counts.
 */
final class RecordingStore implements EntryStore {

    private final EntryStore store;
    private final Shard shard;
    private final RecentChanges recent;
    private final PendingInvalidations pending;

    RecordingStore(EntryStore store, Shard shard, RecentChanges recent, PendingInvalidations pending) {
        this.store = store;
        this.shard = shard;
        this.recent = recent;
        this.pending = pending;
    }

    @Override
    public <T> @Nullable T send(KeyCommand<T> command) {
        int before = shard.failovers();
        T answer = sent(command);
        if (isOvertaken(command, before)) {
            int now = shard.failovers();
            sent(command);
            acceptedAgain(command, now);
        }
        return answer;
    }

    private <T> @Nullable T sent(KeyCommand<T> command) {
        try {
            return store.send(command);
        } catch (CacheException failure) {
            note(failure);
            throw failure;
        }
    }

    private void note(@Nullable CacheException failure) {
        if (failure instanceof NodeDownException) {
            recent.failed();
        }
    }

    /** Notes a change that was accepted; returns whether another server has become the master meanwhile. */
    private boolean isOvertaken(KeyCommand<?> command, int before) {
        if (command.effect() != Effect.OUTDATES) {
            return false;
        }
        // Noted first: a failover that is not seen here yet finds it there.
        recent.add(command.key(), before);
        return shard.failovers() != before;
    }

    private void acceptedAgain(KeyCommand<?> command, int before) {
        if (isOvertaken(command, before)) {
            pending.addKey(command.key());
        }
    }

    @Override
    public byte @Nullable [] get(PhysicalKey key) {
        try {
            return store.get(key);
        } catch (CacheException failure) {
            note(failure);
            throw failure;
        }
    }

    @Override
    public <T> Exchange<T> begin(List<KeyCommand<T>> commands) {
        int before = shard.failovers();
        Exchange<T> exchange = store.begin(commands);
        return () -> {
            List<Reply<T>> replies = exchange.finish();
            List<Integer> overtaken = new ArrayList<>();
            for (int i = 0; i < replies.size(); i++) {
                CacheException failure = replies.get(i).failure();
                note(failure);
                if (failure == null && isOvertaken(commands.get(i), before)) {
                    overtaken.add(i);
                }
            }
            if (!overtaken.isEmpty()) {
                sendAgain(overtaken, commands, replies);
            }
            return replies;
        };
    }

    private <T> void sendAgain(List<Integer> places, List<KeyCommand<T>> commands, List<Reply<T>> replies) {
        int before = shard.failovers();
        List<Reply<T>> again =
                store.sendAll(places.stream().<KeyCommand<T>>map(commands::get).toList());
        for (int i = 0; i < places.size(); i++) {
            int place = places.get(i);
            CacheException failure = again.get(i).failure();
            note(failure);
            if (failure == null) {
                acceptedAgain(commands.get(place), before);
            } else {
                replies.set(place, again.get(i));
            }
        }
    }

    @Override
    public Exchange<byte[]> beginGet(List<PhysicalKey> keys) {
        Exchange<byte[]> exchange = store.beginGet(keys);
        return () -> {
            List<Reply<byte[]>> replies = exchange.finish();
            replies.forEach(reply -> note(reply.failure()));
            return replies;
        };
    }

    @Override
    public Removal remove(KeySelection keys) {
        int before = shard.failovers();
        Removal removal = removed(keys);
        if (!isOvertaken(keys, removal, before)) {
            return removal;
        }
        int now = shard.failovers();
        Removal again = removed(keys);
        if (isOvertaken(keys, again, now)) {
            pending.add(keys);
        }
        return new Removal(removal.removed() + again.removed(), again.failures());
    }

    private Removal removed(KeySelection keys) {
        Removal removal = store.remove(keys);
        removal.failures().forEach(this::note);
        return removal;
    }

    private boolean isOvertaken(KeySelection keys, Removal removal, int before) {
        if (!removal.failures().isEmpty()) {
            return false;
        }
        recent.add(keys, before);
        return shard.failovers() != before;
    }

    @Override
    public List<EntryStore> shards() {
        return List.of(this);
    }

    @Override
    public List<Scan> scans(KeyPattern pattern) {
        return store.scans(pattern);
    }

    @Override
    public Object placeOf(PhysicalKey key) {
        return store.placeOf(key);
    }

    @Override
    public long pendingInvalidations() {
        return store.pendingInvalidations();
    }

    @Override
    public String toString() {
        return store.toString();
    }
}
