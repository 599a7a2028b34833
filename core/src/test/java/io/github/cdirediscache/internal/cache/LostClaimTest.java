package io.github.cdirediscache.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.internal.entry.EntryCodec;
import io.github.cdirediscache.internal.entry.Payloads;
import io.github.cdirediscache.internal.format.Formats;
import io.github.cdirediscache.internal.key.KeySpace;
import io.github.cdirediscache.internal.load.Loading;
import io.github.cdirediscache.internal.log.CacheLog;
import io.github.cdirediscache.internal.store.EntryStore;
import io.github.cdirediscache.internal.store.Stores;
import io.github.cdirediscache.internal.time.Chance;
import io.github.cdirediscache.internal.time.FakeTime;
import io.github.cdirediscache.internal.topology.FakeTopology;
import io.github.cdirediscache.internal.wire.Command;
import io.github.cdirediscache.internal.wire.Exchange;
import io.github.cdirediscache.internal.wire.Node;
import io.github.cdirediscache.internal.wire.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Memory runs out after a claim has been sent: whatever the server granted is given back. */
class LostClaimTest {

    private final FakeTime time = new FakeTime();
    private final OutOfMemory server = new OutOfMemory();
    private final Cache<String> cache = cache();

    private Cache<String> cache() {
        CacheConfig config = CacheConfig.builder("stories").locations("server").build();
        KeySpace space = new KeySpace("stories", 1);
        CacheLog log = new CacheLog("stories", time::nanos);
        Formats formats =
                Formats.of("json", Map.of(), List.of(), "none", OptionalInt.empty(), 1000, List.of(), List.of());
        EntryStore store =
                Stores.of(FakeTopology.of(server), time.executor(), space.allVersions(), config, time, time, log);
        CacheContext context = new CacheContext(
                config,
                store,
                new OperationCounters(),
                log,
                time,
                Chance.system(),
                time.executor(),
                new Payloads(formats, 1000),
                new PendingReleases(store, time, time.executor()));
        EntryCodec codec =
                new EntryCodec(String.class, formats, 0, 1000, config.format().verify());
        Loading<String> loading = new Loading<>(
                new RedisLeases<>(context, codec, new Reads<>(context, space, codec)),
                context.counters,
                time,
                Chance.system(),
                time,
                time.executor());
        return new RedisCache<>(context, space, codec, loading, NamedCache.loadOptions(config));
    }

    @Test
    void getOrLoad_memoryRunsOutDuringTheClaim_isReleased() {
        assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> cache.getOrLoad("k", () -> "v"));
        time.advance(10);
        assertThat(server.sent).containsExactly("GET", "claim", "release");
    }

    @Test
    void tryLock_memoryRunsOut_isReleased() {
        assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> cache.tryLock("k", Duration.ofMinutes(5)));
        time.advance(10);
        assertThat(server.sent).containsExactly("lock", "unlock");
    }

    /** A server that has granted what it was asked for when memory for its answer is missing. */
    private static final class OutOfMemory implements Node {

        private final List<String> sent = new ArrayList<>();

        @Override
        public String location() {
            return "server";
        }

        @Override
        public <T> @Nullable T send(Command<T> command) {
            sent.add(command.toString());
            if (sent.get(sent.size() - 1).equals("GET")) {
                return null;
            }
            throw new OutOfMemoryError("Java heap space");
        }

        @Override
        public <T> Exchange<T> begin(List<? extends Command<T>> commands) {
            List<Reply<T>> replies = new ArrayList<>();
            for (Command<T> command : commands) {
                sent.add(command.toString());
                replies.add(Reply.of(command.decode(1L)));
            }
            return () -> replies;
        }

        @Override
        public void renew() {}

        @Override
        public int epoch() {
            return 0;
        }

        @Override
        public void close() {}
    }
}
