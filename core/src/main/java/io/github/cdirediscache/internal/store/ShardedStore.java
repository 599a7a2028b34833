package io.github.cdirediscache.internal.store;

import io.github.cdirediscache.internal.key.KeyPattern;
import io.github.cdirediscache.internal.key.KeySelection;
import io.github.cdirediscache.internal.key.PhysicalKey;
import io.github.cdirediscache.internal.topology.Exchanges;
import io.github.cdirediscache.internal.wire.Exchange;
import io.github.cdirediscache.internal.wire.KeyCommand;
import io.github.cdirediscache.internal.wire.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Entries divided among several shards by their keys. */
final class ShardedStore implements EntryStore {

    private final ToIntFunction<PhysicalKey> shardOf;
    private final List<EntryStore> shards;
    private final Exchanges exchanges;

    /**
     * A divided store.
     *
     * @param shardOf the place of the shard that holds a key
     * @param shards the shards
     * @param exchanges how several shards are asked
     */
    ShardedStore(ToIntFunction<PhysicalKey> shardOf, List<EntryStore> shards, Exchanges exchanges) {
        this.shardOf = shardOf;
        this.shards = List.copyOf(shards);
        this.exchanges = exchanges;
    }

    private EntryStore of(PhysicalKey key) {
        return shards.get(shardOf.applyAsInt(key));
    }

    @Override
    public <T> @Nullable T send(KeyCommand<T> command) {
        return of(command.key()).send(command);
    }

    @Override
    public byte @Nullable [] get(PhysicalKey key) {
        return of(key).get(key);
    }

    @Override
    public <T> Exchange<T> begin(List<KeyCommand<T>> commands) {
        return divided(commands, KeyCommand::key, EntryStore::begin);
    }

    @Override
    public Exchange<byte[]> beginGet(List<PhysicalKey> keys) {
        return divided(keys, Function.identity(), EntryStore::beginGet);
    }

    private <C, T> Exchange<T> divided(
            List<C> all, Function<C, PhysicalKey> keyOf, BiFunction<EntryStore, List<C>, Exchange<T>> begin) {
        List<List<Integer>> places = new ArrayList<>();
        shards.forEach(shard -> places.add(new ArrayList<>()));
        for (int i = 0; i < all.size(); i++) {
            places.get(shardOf.applyAsInt(keyOf.apply(all.get(i)))).add(i);
        }
        List<Reply<T>> replies = new ArrayList<>(all.size());
        all.forEach(each -> replies.add(Reply.of(null)));
        List<Supplier<Exchange<T>>> begins = new ArrayList<>();
        List<List<Integer>> asked = new ArrayList<>();
        // In the same order every time, so that no two callers wait for each other's connections.
        for (int i = 0; i < shards.size(); i++) {
            EntryStore shard = shards.get(i);
            List<Integer> own = places.get(i);
            if (!own.isEmpty()) {
                asked.add(own);
                begins.add(() -> begin.apply(shard, own.stream().map(all::get).toList()));
            }
        }
        List<Exchange<T>> begun = exchanges.begin(begins);
        return () -> {
            List<Supplier<List<Reply<T>>>> finished = exchanges.finish(begun);
            SideBySide.runInTurn(IntStream.range(0, asked.size())
                    .<Runnable>mapToObj(i -> () -> put(finished.get(i).get(), asked.get(i), replies))
                    .toList());
            return replies;
        };
    }

    private static <T> void put(List<Reply<T>> own, List<Integer> places, List<Reply<T>> replies) {
        for (int i = 0; i < own.size(); i++) {
            replies.set(places.get(i), own.get(i));
        }
    }

    @Override
    public Removal remove(KeySelection keys) {
        Removal[] removals = new Removal[shards.size()];
        SideBySide.run(
                exchanges.workers(),
                IntStream.range(0, shards.size())
                        .<Runnable>mapToObj(place ->
                                () -> removals[place] = shards.get(place).remove(keys))
                        .toList());
        Removal all = new Removal(0, List.of());
        for (Removal removal : removals) {
            all = all.plus(removal);
        }
        return all;
    }

    @Override
    public List<EntryStore> shards() {
        return shards;
    }

    @Override
    public List<Scan> scans(KeyPattern pattern) {
        return shards.stream().flatMap(shard -> shard.scans(pattern).stream()).toList();
    }

    @Override
    public Object placeOf(PhysicalKey key) {
        return of(key).placeOf(key);
    }

    @Override
    public long pendingInvalidations() {
        return shards.stream().mapToLong(EntryStore::pendingInvalidations).sum();
    }

    @Override
    public String toString() {
        return shards.toString();
    }
}
