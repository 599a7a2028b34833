package io.github.cdirediscache.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.exceptions.JedisDataException;

class ClientIdTest {

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "txt:"})
    void of_answerOfRedis_isRead(String begin) {
        assertThat(ClientId.of(
                        bytes(begin + "id=42 addr=10.1.2.3:5050 laddr=10.1.2.4:6379 fd=8 name=x addr=1 laddr=2\n")))
                .isEqualTo(new ClientId(42, "10.1.2.3:5050"));
    }

    @Test
    void of_addressOfIpv6_isRead() {
        assertThat(ClientId.of(bytes("id=999999999999999999 addr=[::1]:5050 laddr=[::1]:6379 fd=8")))
                .isEqualTo(new ClientId(999_999_999_999_999_999L, "[::1]:5050"));
    }

    /** Of a Unix socket, of servers that know less, and of those that are none. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "id=42 addr=/run/my redis.sock:0 laddr=/run/my redis.sock:0 fd=8",
                "id=42 addr=10.1.2.3:5050 fd=8",
                "id=42 addr= laddr=10.1.2.3:6379",
                "id=9999999999999999999 addr=10.1.2.3:5050 laddr=10.1.2.3:6379",
                "id=-1 addr=10.1.2.3:5050 laddr=10.1.2.3:6379",
                "addr=10.1.2.3:5050 laddr=10.1.2.3:6379",
                "OK",
                ""
            })
    void of_answerThatTellsNoConnectionFromOthers_isNone(String answer) {
        assertThat(ClientId.of(bytes(answer))).isNull();
    }

    @Test
    void of_noText_isNone() {
        assertThat(ClientId.of(null)).isNull();
        assertThat(ClientId.of(7L)).isNull();
        assertThat(ClientId.of(new JedisDataException("ERR unknown command"))).isNull();
    }
}
