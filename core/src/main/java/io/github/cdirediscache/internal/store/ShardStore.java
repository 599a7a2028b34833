package io.github.cdirediscache.internal.store;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.internal.key.KeyPattern;
import io.github.cdirediscache.internal.key.KeySelection;
import io.github.cdirediscache.internal.key.PhysicalKey;
import io.github.cdirediscache.internal.topology.Shard;
import io.github.cdirediscache.internal.wire.Command;
import io.github.cdirediscache.internal.wire.Exchange;
import io.github.cdirediscache.internal.wire.KeyCommand;
import io.github.cdirediscache.internal.wire.KeysCommand;
import io.github.cdirediscache.internal.wire.Reply;
import io.github.cdirediscache.internal.wire.Unforeseen;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The entries on one shard, at the end of the chain. */
final class ShardStore implements EntryStore {

    /** Keys of one MGET: bounds how long the server is busy with it. */
    private static final int BATCH = 500;

    private final Shard shard;
    private final Executor workers;

    ShardStore(Shard shard, Executor workers) {
        this.shard = shard;
        this.workers = workers;
    }

    @Override
    public <T> @Nullable T send(KeyCommand<T> command) {
        try {
            return shard.send(command);
        } catch (RuntimeException failure) {
            throw known(failure);
        }
    }

    @Override
    public byte @Nullable [] get(PhysicalKey key) {
        return send(KeyCommand.get(key));
    }

    @Override
    public <T> Exchange<T> begin(List<KeyCommand<T>> commands) {
        return begun(commands);
    }

    /** Never throws: neither here nor where the replies are read. */
    private <T> Exchange<T> begun(List<? extends Command<T>> commands) {
        try {
            Exchange<T> exchange = shard.begin(commands);
            return () -> {
                try {
                    List<Reply<T>> replies = exchange.finish();
                    replies.replaceAll(reply -> {
                        CacheException failure = reply.failure();
                        return failure == null ? reply : Reply.failed(known(failure));
                    });
                    return replies;
                } catch (RuntimeException failure) {
                    return Exchange.<T>failed(known(failure), commands.size()).finish();
                }
            };
        } catch (RuntimeException failure) {
            return Exchange.failed(known(failure), commands.size());
        }
    }

    /** What nobody has foreseen counts as a failure of Redis, too. */
    private CacheException known(RuntimeException failure) {
        return Unforeseen.asCacheException(shard.location(), failure);
    }

    @Override
    public Exchange<byte[]> beginGet(List<PhysicalKey> keys) {
        if (keys.isEmpty()) {
            return ArrayList::new;
        }
        List<KeysCommand<byte[], List<Reply<byte[]>>>> batches = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += BATCH) {
            batches.add(KeysCommand.get(keys.subList(from, Math.min(keys.size(), from + BATCH))));
        }
        Exchange<List<Reply<byte[]>>> exchange = begun(batches);
        return () -> {
            List<Reply<byte[]>> all = new ArrayList<>(keys.size());
            for (Reply<List<Reply<byte[]>>> batch : exchange.finish()) {
                CacheException failure = batch.failure();
                List<Reply<byte[]>> values = failure == null ? batch.get() : null;
                all.addAll(values == null ? failed(failure, Math.min(BATCH, keys.size() - all.size())) : values);
            }
            return all;
        };
    }

    private static List<Reply<byte[]>> failed(@Nullable CacheException failure, int count) {
        CacheException why = failure == null ? new CacheUnavailableException("no answer to MGET", null) : failure;
        return Exchange.<byte[]>failed(why, count).finish();
    }

    @Override
    public Removal remove(KeySelection keys) {
        return new Sweep(shard, workers).remove(keys);
    }

    @Override
    public List<EntryStore> shards() {
        return List.of(this);
    }

    @Override
    public List<Scan> scans(KeyPattern pattern) {
        try {
            shard.layout();
            shard.checkComplete();
            return shard.masters().stream()
                    .<Scan>map(server -> new ServerScan(server, pattern))
                    .toList();
        } catch (RuntimeException failure) {
            throw Unforeseen.asUnavailable(shard.location(), failure);
        }
    }

    @Override
    public Object placeOf(PhysicalKey key) {
        return shard.placeOf(key);
    }

    @Override
    public long pendingInvalidations() {
        return 0;
    }

    @Override
    public String toString() {
        return shard.location();
    }
}
