package io.github.cdirediscache.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.CoalesceReads;
import io.github.cdirediscache.config.Location;
import io.github.cdirediscache.connection.PoolProvider;
import io.github.cdirediscache.internal.connection.HeldServer.Asked;
import io.github.cdirediscache.internal.key.PhysicalKey;
import io.github.cdirediscache.internal.time.Time;
import io.github.cdirediscache.internal.wire.KeyCommand;
import io.github.cdirediscache.internal.wire.Node;
import io.github.cdirediscache.internal.wire.NodeClosedException;
import io.github.cdirediscache.internal.wire.NodeDownException;
import io.github.cdirediscache.internal.wire.NotAskedException;
import io.github.cdirediscache.internal.wire.RefusedException;
import io.github.cdirediscache.internal.wire.ReplyLimit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionFactory;
import redis.clients.jedis.ConnectionPool;

/** One caller reads from a server at once; all others wait, and are served together. */
@Timeout(60)
class SharedReadsTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private HeldServer server;
    private final List<Node> nodes = new ArrayList<>();

    @BeforeEach
    void listen() throws IOException {
        server = new HeldServer();
    }

    @AfterEach
    void stop() throws IOException {
        nodes.forEach(Node::close);
        server.close();
    }

    private Node node() {
        return node(config -> config);
    }

    private Node node(UnaryOperator<io.github.cdirediscache.config.CacheConfigBuilder> more) {
        CacheConfig config = more.apply(CacheConfig.builder("c")
                        .locations(server.location())
                        .coalesceReads(CoalesceReads.of(1))
                        .poolMaxConnections(2)
                        .poolMaxWait(LONG)
                        .socketTimeout(LONG))
                .build();
        Node node = new Nodes(
                        config.connection(),
                        config.failure(),
                        new NoEvents(),
                        Map.of(),
                        null,
                        Time.system(),
                        null,
                        new ReplyLimit())
                .open(Location.parse(server.location()));
        nodes.add(node);
        return node;
    }

    private static KeyCommand<byte[]> get(String key) {
        return KeyCommand.get(new PhysicalKey(key.getBytes(StandardCharsets.US_ASCII)));
    }

    private static Caller<String> read(Node node, String key) {
        return new Caller<>(() -> {
            byte[] value = node.send(get(key));
            return value == null ? "" : new String(value, StandardCharsets.US_ASCII);
        });
    }

    /** Callers who wait, in this order. */
    private static List<Caller<String>> waiting(Node node, String... keys) {
        List<Caller<String>> callers = new ArrayList<>();
        for (String key : keys) {
            Caller<String> caller = read(node, key);
            caller.awaitWaiting();
            callers.add(caller);
        }
        return callers;
    }

    private void answerAll(int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            server.next().answerValue();
        }
    }

    private static void assertOwnValues(List<Caller<String>> callers, String... keys) {
        for (int i = 0; i < keys.length; i++) {
            assertThat(callers.get(i).result).succeedsWithin(LONG).isEqualTo(HeldServer.valueOf(keys[i]));
        }
    }

    @Test
    void send_moreCallersThanLanes_areServedTogetherEachWithItsOwn() throws Exception {
        Node node = node();
        Caller<String> first = read(node, "a");
        Asked a = server.next();
        List<Caller<String>> others = waiting(node, "b", "c", "d");
        assertThat(server.isIdle()).isTrue();
        a.answerValue();

        List<Asked> together = List.of(server.next(), server.next(), server.next());
        assertThat(together).extracting(Asked::by).containsOnly(a.by());
        assertThat(together).extracting(Asked::key).containsExactly("b", "c", "d");
        together.forEach(Asked::answerValue);
        assertOwnValues(others, "b", "c", "d");
        assertOwnValues(List.of(first), "a");
    }

    @Test
    void send_answersOfOneExchange_areGivenAsTheyCome() throws Exception {
        Node node = node();
        read(node, "a");
        Asked a = server.next();
        List<Caller<String>> others = waiting(node, "b", "c", "d");
        a.answerValue();
        server.next().answerValue();
        server.next().answerValue();
        assertThat(others.get(1).result).succeedsWithin(LONG).isEqualTo(HeldServer.valueOf("c"));
        assertThat(others.get(2).result).isNotDone();
        server.next().answerValue();
        assertOwnValues(others, "b", "c", "d");
    }

    /** The others do not wait for it, and what comes to them afterwards is nobody else's. */
    @Test
    void send_longAnswerWithinAnExchange_thoseBehindItAreSentAgainElsewhere() throws Exception {
        Node node = node(config -> config.coalesceReads(CoalesceReads.of(2)).poolMaxConnections(3));
        read(node, "a");
        Asked one = server.next();
        read(node, "a");
        Asked other = server.next();
        List<Caller<String>> all = waiting(node, "b", "c", "d");
        one.answerValue();
        Asked b = server.next();
        List<Asked> behind = List.of(server.next(), server.next());
        b.answer("$2000000\r\nx");
        other.answerValue();
        for (int i = 0; i < 2; i++) {
            Asked again = server.next();
            assertThat(again.by()).isNotSameAs(one.by());
            again.answerValue();
        }
        assertOwnValues(all.subList(1, 3), "c", "d");
        assertThat(all.get(0).result).isNotDone();

        b.answer("x".repeat(1_999_999) + "\r\n" + "$1\r\n?\r\n".repeat(behind.size()));
        assertThat(all.get(0).result).succeedsWithin(LONG).asString().hasSize(2_000_000);
        Caller<String> next = read(node, "e");
        Asked e = server.next();
        assertThat(e.by()).isNotSameAs(b.by());
        e.answerValue();
        assertOwnValues(List.of(next), "e");
    }

    /** Nobody reads for all others. */
    @Test
    void send_veryManyWait_areServedInSeveralExchanges() throws Exception {
        Node node = node();
        read(node, "a");
        Asked a = server.next();
        List<Caller<String>> all = new ArrayList<>();
        for (int i = 0; i <= SharedReads.MOST; i++) {
            all.addAll(waiting(node, "k" + i));
        }
        a.answerValue();
        for (int i = 0; i < SharedReads.MOST - 1; i++) {
            server.next().answerValue();
        }
        Asked last = server.next();
        assertThat(server.isIdle()).isTrue();
        last.answerValue();
        answerAll(1);
        for (int i = 0; i < all.size(); i++) {
            assertOwnValues(all.subList(i, i + 1), "k" + i);
        }
    }

    /** Sent one after the other anyway, they need not wait for each other. */
    @Test
    void send_longValues_haveAConnectionEach() throws Exception {
        Node node = node(config -> config.poolMaxConnections(3));
        String value = "x".repeat(SharedReads.MOST_BYTES);
        String reply = "$" + value.length() + "\r\n" + value + "\r\n";
        for (int i = 0; i < 20; i++) {
            Caller<String> caller = read(node, "long");
            server.next().answer(reply);
            assertThat(caller.result).succeedsWithin(LONG).isEqualTo(value);
        }
        List<Caller<String>> both = List.of(read(node, "b"), read(node, "c"));
        List<Asked> asked = List.of(server.next(), server.next());
        asked.forEach(Asked::answerValue);
        for (Caller<String> caller : both) {
            assertThat(caller.result).succeedsWithin(LONG);
        }
    }

    @Test
    void close_whileOthersWait_failsThem() throws Exception {
        Node node = node();
        read(node, "a");
        server.next();
        List<Caller<String>> others = waiting(node, "b", "c");
        node.close();
        for (Caller<String> other : others) {
            assertThat(other.failure()).isInstanceOf(NodeClosedException.class);
        }
    }

    @Test
    void send_oneConnectionForAll_isShared() throws Exception {
        Node node = node(config -> config.poolMaxConnections(1));
        read(node, "a");
        Asked a = server.next();
        List<Caller<String>> others = waiting(node, "b", "c");
        a.answerValue();
        answerAll(2);
        assertOwnValues(others, "b", "c");
        Caller<Void> write = new Caller<>(() -> node.send(KeyCommand.set(get("w").key(), new byte[1], null)));
        server.next().answer("+OK\r\n");
        assertThat(write.result).succeedsWithin(LONG);
    }

    @Test
    void send_poolOfTheApplications_isShared() throws Exception {
        Node node = node(config -> config.poolProvider(Plain.class.getName()));
        read(node, "a");
        Asked a = server.next();
        List<Caller<String>> others = waiting(node, "b", "c");
        a.answerValue();
        List<Asked> together = List.of(server.next(), server.next());
        assertThat(together).extracting(Asked::by).containsOnly(a.by());
        together.forEach(Asked::answerValue);
        assertOwnValues(others, "b", "c");
    }

    /** A pool of Jedis's. */
    public static final class Plain implements PoolProvider {

        @Override
        public ConnectionPool pool(
                String location, ConnectionFactory factory, GenericObjectPoolConfig<Connection> settings) {
            return new ConnectionPool(factory, settings);
        }
    }

    /** What came whole counts; the rest is asked for once more, on a new connection. */
    @Test
    void send_connectionBreaksWithinAnExchange_theRestIsSentAgainOnce() throws Exception {
        Node node = node();
        read(node, "a");
        Asked a = server.next();
        List<Caller<String>> others = waiting(node, "b", "c", "d");
        a.answerValue();
        server.next().answerValue();
        Asked c = server.next();
        server.next();
        c.answer("$7\r\nval");
        c.close();
        answerAll(2);
        assertOwnValues(others, "b", "c", "d");
        assertThat(server.isIdle()).isTrue();
    }

    @Test
    void send_eachConnectionBreaks_failsEachAfterTheSecondTime() throws Exception {
        Node node = node();
        Caller<String> first = read(node, "a");
        Asked a = server.next();
        List<Caller<String>> all = new ArrayList<>(waiting(node, "b", "c"));
        all.add(first);
        List<String> asked = new ArrayList<>(List.of(a.key()));
        a.close();
        while (all.stream().anyMatch(caller -> !caller.result.isDone())) {
            if (!server.isIdle()) {
                Asked next = server.next();
                asked.add(next.key());
                next.close();
            }
        }
        for (Caller<String> caller : all) {
            assertThat(caller.failure()).isInstanceOf(NodeDownException.class);
        }
        assertThat(asked).hasSizeLessThanOrEqualTo(6).filteredOn("a"::equals).hasSize(2);
    }

    @Test
    void send_errorToOneOfAnExchange_failsThatOneAlone() throws Exception {
        Node node = node();
        read(node, "a");
        Asked a = server.next();
        List<Caller<String>> others = waiting(node, "b", "c", "d");
        a.answerValue();
        server.next().answerValue();
        server.next().answer("-NOPERM no permissions\r\n");
        server.next().answerValue();
        assertThat(others.get(1).failure()).isInstanceOf(RefusedException.class).hasMessageContaining("NOPERM");
        assertOwnValues(List.of(others.get(0), others.get(2)), "b", "d");
    }

    /** The name may stand for another server by now. */
    @Test
    void send_serverOfAnotherRoleWithinAnExchange_isAskedForOnANewConnection() throws Exception {
        Node node = node();
        read(node, "a");
        Asked a = server.next();
        List<Caller<String>> others = waiting(node, "b", "c", "d");
        a.answerValue();
        server.next().answerValue();
        server.next().answer("-MASTERDOWN Link with MASTER is down\r\n");
        server.next().answerValue();
        Asked again = server.next();
        assertThat(again.key()).isEqualTo("c");
        assertThat(again.by()).isNotSameAs(a.by());
        again.answerValue();
        assertOwnValues(others, "b", "c", "d");
    }

    @Test
    void send_interruptedWhileItWaits_failsAtOnceAndAlone() throws Exception {
        Node node = node();
        read(node, "a");
        Asked a = server.next();
        List<Caller<String>> others = waiting(node, "b", "c", "d");
        others.get(1).interrupt();
        assertThat(others.get(1).failure())
                .isInstanceOf(NotAskedException.class)
                .hasMessageContaining("interrupted");
        assertThat(others.get(1).wasInterrupted).isTrue();
        a.answerValue();
        answerAll(2);
        assertOwnValues(List.of(others.get(0), others.get(2)), "b", "d");
        assertThat(server.isIdle()).isTrue();
    }

    @Test
    void send_interruptedWhileOthersReadForIt_failsAtOnceAndAlone() throws Exception {
        Node node = node();
        read(node, "a");
        Asked a = server.next();
        List<Caller<String>> others = waiting(node, "b", "c", "d");
        a.answerValue();
        List<Asked> together = List.of(server.next(), server.next(), server.next());
        others.get(1).interrupt();
        assertThat(others.get(1).failure()).isInstanceOf(NotAskedException.class);
        together.forEach(Asked::answerValue);
        assertOwnValues(List.of(others.get(0), others.get(2)), "b", "d");
    }

    @Test
    void send_nobodySendsItInTime_isNotAsked() throws Exception {
        Node node = node(config -> config.poolMaxWait(Duration.ofMillis(50)));
        Caller<String> first = read(node, "a");
        Asked a = server.next();
        Caller<String> late = read(node, "b");
        assertThat(late.failure()).isInstanceOf(NotAskedException.class);
        a.answerValue();
        assertOwnValues(List.of(first), "a");
        Caller<String> next = read(node, "c");
        answerAll(1);
        assertOwnValues(List.of(next), "c");
    }

    @Test
    void send_serverHangs_endsForEachInTime() throws Exception {
        Node node = node(config -> config.socketTimeout(Duration.ofMillis(300))
                .poolMaxWait(Duration.ofMillis(100))
                .breakerFailures(100_000));
        long begin = System.nanoTime();
        List<Caller<String>> all = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            all.add(read(node, "k" + i));
        }
        for (Caller<String> caller : all) {
            assertThat(caller.failure()).isInstanceOfAny(NodeDownException.class, NotAskedException.class);
        }
        // One after the other they would have taken five minutes.
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(LONG);
    }

    @Test
    void send_exchangeIsNotAnswered_isOneFailureForTheBreaker() throws Exception {
        Node node = node(config ->
                config.socketTimeout(Duration.ofSeconds(3)).breakerFailures(2).breakerOpenFor(LONG));
        read(node, "a");
        Asked a = server.next();
        List<Caller<String>> others = waiting(node, "b", "c", "d", "e");
        a.answerValue();
        for (Caller<String> other : others) {
            assertThat(other.failure()).isInstanceOf(NodeDownException.class).hasMessageContaining("did not answer");
        }
        for (int i = 0; i < 4; i++) {
            server.next();
        }
        Caller<String> next = read(node, "f");
        answerAll(1);
        assertOwnValues(List.of(next), "f");
    }

    /** One that answers just in time, again and again, costs each caller no more than the answer that it waits for. */
    @Test
    void send_answersTrickle_whoHasWaitedForAnAnswerGivesUp() throws Exception {
        Node node = node(config -> config.socketTimeout(Duration.ofSeconds(1)).poolMaxWait(Duration.ofSeconds(1)));
        read(node, "a");
        Asked a = server.next();
        List<Caller<String>> others = waiting(node, "b", "c", "d");
        a.answerValue();
        server.next();
        server.next();
        Asked last = server.next();
        for (int i = 0; i < 20 && !others.get(2).result.isDone(); i++) {
            last.answer(i == 0 ? "$4\r\n" : "x");
            Thread.sleep(250);
        }
        assertThat(others.get(2).failure())
                .isInstanceOf(NodeDownException.class)
                .hasMessageContaining("did not answer");
    }

    @Test
    void send_writesHang_readsGoOn() throws Exception {
        Node node = node();
        new Caller<>(() -> node.send(KeyCommand.set(get("w").key(), new byte[1], null)));
        assertThat(server.next().verb()).isEqualTo("SET");
        Caller<Void> second = new Caller<>(() -> node.send(KeyCommand.set(get("w").key(), new byte[1], null)));
        second.awaitWaiting();
        Caller<String> read = read(node, "a");
        answerAll(1);
        assertOwnValues(List.of(read), "a");
        assertThat(second.result).isNotDone();
        assertThat(server.isIdle()).isTrue();
    }

    @Test
    void send_off_eachHasAConnection() throws Exception {
        Node node = node(config -> config.coalesceReads(CoalesceReads.OFF));
        List<Caller<String>> both = List.of(read(node, "a"), read(node, "b"));
        List<Asked> asked = List.of(server.next(), server.next());
        assertThat(asked.get(0).by()).isNotSameAs(asked.get(1).by());
        asked.forEach(Asked::answerValue);
        for (Caller<String> caller : both) {
            assertThat(caller.result).succeedsWithin(LONG);
        }
    }

    /** A thread that calls. */
    private static final class Caller<T> extends Thread {

        private final Callable<T> call;
        private final CompletableFuture<T> result = new CompletableFuture<>();
        private volatile boolean wasInterrupted;

        Caller(Callable<T> call) {
            this.call = call;
            setDaemon(true);
            start();
        }

        @Override
        public void run() {
            try {
                T value = call.call();
                wasInterrupted = isInterrupted();
                result.complete(value);
            } catch (Exception failure) {
                wasInterrupted = isInterrupted();
                result.completeExceptionally(failure);
            }
        }

        /** Waits until it waits for another caller. */
        void awaitWaiting() {
            await().pollInterval(Duration.ofMillis(2)).until(() -> getState() == State.TIMED_WAITING);
        }

        Throwable failure() throws InterruptedException {
            join(LONG.toMillis());
            assertThat(result).isDone();
            return result.handle((value, failure) -> failure).join();
        }
    }
}
