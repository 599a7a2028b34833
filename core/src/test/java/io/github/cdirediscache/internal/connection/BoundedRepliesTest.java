package io.github.cdirediscache.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cdirediscache.internal.wire.ReplyLimit;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.util.RedisInputStream;

class BoundedRepliesTest {

    private static final int LIMIT = 10;

    private final ReplyLimit limit = new ReplyLimit();
    private final BoundedReplies replies = new BoundedReplies(limit);
    private final AtomicInteger abandoned = new AtomicInteger();

    BoundedRepliesTest() {
        limit.allow(LIMIT);
    }

    private static RedisInputStream stream(String text) {
        return new RedisInputStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String bulk(int length) {
        return "$" + length + "\r\n" + "x".repeat(length) + "\r\n";
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, LIMIT, LIMIT + 1})
    void read_stringUpToTheLimit_isWhole(int length) {
        RedisInputStream from = stream(bulk(length) + ":5\r\n");

        assertThat((byte[]) replies.read(from, null)).hasSize(length);
        assertThat(replies.read(from, null)).isEqualTo(5L);
    }

    @ParameterizedTest
    @ValueSource(ints = {LIMIT + 2, 8191, 8192, 100_000, 3_000_000})
    void read_longerString_isCutBehindTheLimitAndTheNextReplyIsInStep(int length) {
        RedisInputStream from = stream(bulk(length) + ":5\r\n");

        assertThat((byte[]) replies.read(from, null)).hasSize(LIMIT + 1).containsOnly('x');
        assertThat(replies.read(from, null)).isEqualTo(5L);
    }

    @Test
    void read_arrays_haveTheSameLimit() {
        RedisInputStream from = stream("*4\r\n" + bulk(50) + "*1\r\n" + bulk(60) + "-ERR no\r\n$-1\r\n*-1\r\n+OK\r\n");

        List<?> array = (List<?>) replies.read(from, null);
        assertThat(array).hasSize(4);
        assertThat((byte[]) array.get(0)).hasSize(LIMIT + 1);
        assertThat((byte[]) ((List<?>) array.get(1)).get(0)).hasSize(LIMIT + 1);
        assertThat(array.get(2)).isInstanceOf(JedisDataException.class);
        assertThat(array.get(3)).isNull();
        assertThat(replies.read(from, null)).isNull();
        assertThat(replies.read(from, null)).isEqualTo("OK".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void read_lengthsThatTheServerMakesUp_areNotAllocated() {
        for (String text : List.of("$2147483647\r\nx", "*2147483647\r\n:1\r\n", "*1\r\n*2147483647\r\n")) {
            assertThatExceptionOfType(JedisConnectionException.class)
                    .isThrownBy(() -> replies.read(stream(text), null));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$-2\r\n",
                "*-2\r\n",
                "$-2147483648\r\n",
                "$4294967296\r\n",
                "*4294967297\r\n:1\r\n",
                "$x\r\n",
                "*1x\r\n:1\r\n",
                "$\r\n",
                "$99999999999999999999\r\n",
                "*1\r\n$-7\r\n"
            })
    void read_sizesThatAreNone_endTheConnection(String text) {
        assertThatExceptionOfType(JedisConnectionException.class).isThrownBy(() -> replies.read(stream(text), null));
        assertThatExceptionOfType(JedisConnectionException.class)
                .isThrownBy(() -> replies.readLast(stream(text), null, abandoned::incrementAndGet));
    }

    @Test
    void read_deepReply_endsTheConnection() {
        assertThatExceptionOfType(JedisConnectionException.class)
                .isThrownBy(() -> replies.read(stream("*1\r\n".repeat(100_000) + ":1\r\n"), null));
    }

    @Test
    void readLast_farBeyondTheLimit_isLeftUnread() {
        assertThat((byte[])
                        replies.readLast(stream("$500000000\r\n" + "x".repeat(100)), null, abandoned::incrementAndGet))
                .hasSize(LIMIT + 1);
        assertThat(abandoned).hasValue(1);
    }

    @Test
    void readLast_littleBeyondTheLimit_isReadToItsEnd() {
        RedisInputStream from = stream(bulk(1000) + ":5\r\n");

        assertThat((byte[]) replies.readLast(from, null, abandoned::incrementAndGet))
                .hasSize(LIMIT + 1);
        assertThat(abandoned).hasValue(0);
        assertThat(replies.readLast(from, null, abandoned::incrementAndGet)).isEqualTo(5L);
    }

    @Test
    void allow_ofSeveralCaches_isTheLargest() {
        limit.allow(5);
        assertThat(limit.bytes()).isEqualTo(LIMIT);
        limit.allow(20);
        assertThat(limit.bytes()).isEqualTo(20);
        assertThat(new ReplyLimit().bytes()).isEqualTo(Integer.MAX_VALUE);
    }
}
