package io.github.cdirediscache.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cdirediscache.internal.wire.ReplyLimit;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisMovedDataException;
import redis.clients.jedis.exceptions.JedisNoScriptException;
import redis.clients.jedis.util.KeyValue;
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

        assertThat((byte[]) replies.read(from)).hasSize(length);
        assertThat(replies.read(from)).isEqualTo(5L);
    }

    @ParameterizedTest
    @ValueSource(ints = {LIMIT + 2, 8191, 8192, 100_000, 3_000_000})
    void read_longerString_isCutBehindTheLimitAndTheNextReplyIsInStep(int length) {
        RedisInputStream from = stream(bulk(length) + ":5\r\n");

        assertThat((byte[]) replies.read(from)).hasSize(LIMIT + 1).containsOnly('x');
        assertThat(replies.read(from)).isEqualTo(5L);
    }

    @Test
    void read_arrays_haveTheSameLimit() {
        RedisInputStream from = stream("*4\r\n" + bulk(50) + "*1\r\n" + bulk(60) + "-ERR no\r\n$-1\r\n*-1\r\n+OK\r\n");

        List<?> array = (List<?>) replies.read(from);
        assertThat(array).hasSize(4);
        assertThat((byte[]) array.get(0)).hasSize(LIMIT + 1);
        assertThat((byte[]) ((List<?>) array.get(1)).get(0)).hasSize(LIMIT + 1);
        assertThat(array.get(2)).isInstanceOf(JedisDataException.class);
        assertThat(array.get(3)).isNull();
        assertThat(replies.read(from)).isNull();
        assertThat(replies.read(from)).isEqualTo("OK".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void read_lengthsThatTheServerMakesUp_areNotAllocated() {
        for (String text : List.of(
                "$2147483647\r\nx",
                "=2147483647\r\ntxt:x",
                "!2147483647\r\nERR x",
                "*2147483647\r\n:1\r\n",
                "~2147483647\r\n:1\r\n",
                "%2147483647\r\n:1\r\n:2\r\n",
                ">2147483647\r\n:1\r\n",
                "|2147483647\r\n:1\r\n:2\r\n",
                "*1\r\n*2147483647\r\n",
                "%1\r\n+k\r\n$2147483647\r\n")) {
            assertThatExceptionOfType(JedisConnectionException.class).isThrownBy(() -> replies.read(stream(text)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"+", "-", "_", "#"})
    void read_lineWithoutEnd_isNotRead(String type) {
        InputStream endless = new SequenceInputStream(
                new ByteArrayInputStream(type.getBytes(StandardCharsets.US_ASCII)), new Endless());
        assertThatExceptionOfType(JedisConnectionException.class)
                .isThrownBy(() -> replies.read(new RedisInputStream(endless)));
    }

    /** The letter x without end. */
    private static final class Endless extends InputStream {

        @Override
        public int read() {
            return 'x';
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "+7, 7",
        "-1, -1",
        "0012, 12",
        "9223372036854775807, 9223372036854775807",
        "-9223372036854775808, -9223372036854775808"
    })
    void read_number_isWhatItSays(String text, long number) {
        assertThat(replies.read(stream(":" + text + "\r\n"))).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ":\r\n",
                ":-\r\n",
                ":1a\r\n",
                ":1 \r\n",
                ":--1\r\n",
                ":1.5\r\n",
                ":1\rx",
                ":9223372036854775808\r\n",
                ":-9223372036854775809\r\n",
                ":18446744073709551617\r\n",
                "$1\r\nab\r\n",
                "$2\r\nab\rx",
                "+a\rb\r\n",
                "_x\r\n",
                "#x\r\n",
                "#\r\n",
                "=3\r\ntxt\r\n",
                "-\r\n",
                ",1.5\r\n",
                "(12\r\n",
                "x\r\n",
                "\r\n",
                "*1\r\n>1\r\n:1\r\n:2\r\n"
            })
    void read_notWellFormed_endsTheConnection(String text) {
        assertThatExceptionOfType(JedisConnectionException.class).isThrownBy(() -> replies.read(stream(text)));
    }

    @Test
    void read_typesOfResp3() {
        RedisInputStream from = stream("_\r\n#t\r\n#f\r\n=5\r\ntxt:x\r\n~1\r\n:1\r\n%1\r\n+a\r\n:2\r\n");
        assertThat(replies.read(from)).isNull();
        assertThat(replies.read(from)).isEqualTo(true);
        assertThat(replies.read(from)).isEqualTo(false);
        assertThat(replies.read(from)).isEqualTo(new byte[] {'x'});
        assertThat(replies.read(from)).isEqualTo(List.of(1L));
        KeyValue<?, ?> pair = (KeyValue<?, ?>) ((List<?>) replies.read(from)).get(0);
        assertThat(pair.getKey()).isEqualTo(new byte[] {'a'});
        assertThat(pair.getValue()).isEqualTo(2L);
    }

    @Test
    void read_errors_areThoseOfJedis() {
        assertThatExceptionOfType(JedisMovedDataException.class)
                .isThrownBy(() -> replies.read(stream("-MOVED 1 127.0.0.1:7\r\n")));
        assertThatExceptionOfType(JedisNoScriptException.class)
                .isThrownBy(() -> replies.read(stream("!10\r\nNOSCRIPT x\r\n")));
        for (String nowhere : List.of("MOVED x", "MOVED x y", "ASK 1 :", "ASK 1")) {
            assertThatExceptionOfType(JedisDataException.class)
                    .isThrownBy(() -> replies.read(stream("-" + nowhere + "\r\n")))
                    .withMessage(nowhere);
        }
    }

    @Test
    void read_pushMessagesAndAttributes_areNoReplies() {
        RedisInputStream from =
                stream(">2\r\n+message\r\n+x\r\n>0\r\n:1\r\n|1\r\n+ttl\r\n:9\r\n:2\r\n*1\r\n|1\r\n+a\r\n+b\r\n:3\r\n");
        assertThat(replies.read(from)).isEqualTo(1L);
        assertThat(replies.read(from)).isEqualTo(2L);
        assertThat(replies.read(from)).isEqualTo(List.of(3L));
    }

    @ParameterizedTest
    @ValueSource(strings = {">0\r\n", "|0\r\n", "*1\r\n", "%1\r\n+k\r\n", "~1\r\n"})
    void read_withoutEnd_endsTheConnection(String text) {
        assertThatExceptionOfType(JedisConnectionException.class)
                .isThrownBy(() -> replies.read(stream(text.repeat(100_000) + ":1\r\n")));
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
        assertThatExceptionOfType(JedisConnectionException.class).isThrownBy(() -> replies.read(stream(text)));
        assertThatExceptionOfType(JedisConnectionException.class)
                .isThrownBy(() -> replies.readLast(stream(text), null, abandoned::incrementAndGet));
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
