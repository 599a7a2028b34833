package io.github.cdirediscache.internal.store;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.internal.key.KeyPattern;
import io.github.cdirediscache.internal.key.KeySelection;
import io.github.cdirediscache.internal.key.PhysicalKey;
import io.github.cdirediscache.internal.topology.Shard;
import io.github.cdirediscache.internal.wire.Exchange;
import io.github.cdirediscache.internal.wire.KeyCommand;
import io.github.cdirediscache.internal.wire.KeysCommand;
import io.github.cdirediscache.internal.wire.RedisErrorException;
import io.github.cdirediscache.internal.wire.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The entries on one shard, at the end of the chain. */
final class ShardStore implements EntryStore {

    /** Keys of one MGET: bounds how long the server is busy with it. */
    private static final int BATCH = 500;

    /** Errors that our scripts and commands can meet, and whose callers know them. */
    private static final Set<String> EXPECTED_ERRORS = Set.of("WRONGTYPE", "NOTNUMBER", "OUTOFRANGE");

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
        } catch (RedisErrorException error) {
            throw expected(error);
        }
    }

    @Override
    public <T> Exchange<T> begin(List<KeyCommand<T>> commands) {
        Exchange<T> exchange = shard.begin(commands);
        return () -> {
            List<Reply<T>> replies = exchange.finish();
            replies.replaceAll(reply ->
                    reply.failure() instanceof RedisErrorException error ? Reply.failed(expected(error)) : reply);
            return replies;
        };
    }

    private static CacheException expected(RedisErrorException error) {
        return EXPECTED_ERRORS.contains(error.code())
                ? error
                : new CacheUnavailableException(String.valueOf(error.getMessage()), error);
    }

    @Override
    public Exchange<byte[]> beginGet(List<PhysicalKey> keys) {
        List<KeysCommand<byte[], List<Reply<byte[]>>>> batches = new ArrayList<>();
        for (int from = 0; from < keys.size(); from += BATCH) {
            batches.add(KeysCommand.get(keys.subList(from, Math.min(keys.size(), from + BATCH))));
        }
        Exchange<List<Reply<byte[]>>> exchange = shard.begin(batches);
        return () -> {
            List<Reply<byte[]>> all = new ArrayList<>(keys.size());
            for (Reply<List<Reply<byte[]>>> batch : exchange.finish()) {
                int count = Math.min(BATCH, keys.size() - all.size());
                CacheException failure = batch.failure();
                List<Reply<byte[]>> values = batch.failure() == null ? batch.get() : null;
                all.addAll(
                        values == null
                                ? Exchange.<byte[]>failed(unavailable(failure), count)
                                        .finish()
                                : values);
            }
            return all;
        };
    }

    /** A failure of several keys is nobody's fault but the server's. */
    private static CacheException unavailable(@Nullable CacheException failure) {
        return failure instanceof CacheUnavailableException
                ? failure
                : new CacheUnavailableException(
                        failure == null ? "no answer" : String.valueOf(failure.getMessage()), failure);
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
        shard.layout();
        return shard.masters().stream()
                .<Scan>map(server -> new ServerScan(server, pattern))
                .toList();
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
