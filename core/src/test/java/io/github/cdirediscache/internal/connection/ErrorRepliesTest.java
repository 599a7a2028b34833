package io.github.cdirediscache.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.config.Location;
import io.github.cdirediscache.internal.key.PhysicalKey;
import io.github.cdirediscache.internal.wire.KeyCommand;
import io.github.cdirediscache.internal.wire.RedirectedException;
import io.github.cdirediscache.internal.wire.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.exceptions.JedisAskDataException;
import redis.clients.jedis.exceptions.JedisMovedDataException;

/** What redirections mean. */
class ErrorRepliesTest {

    private static final KeyCommand<byte[]> COMMAND = KeyCommand.get(new PhysicalKey(new byte[] {'k'}));

    @ParameterizedTest
    @CsvSource({"10.0.0.2, 10.0.0.2:7001", "'', 10.0.0.1:7001", "?, 10.0.0.1:7001", "host.example, host.example:7001"})
    void moved_leadsToTheServerOrTheHostThatAnswered(String host, String target) {
        var reply = new JedisMovedDataException("MOVED 1", new HostAndPort(host, 7001), 1);

        assertThat(ErrorReplies.toException("10.0.0.1:7000", COMMAND, reply))
                .isInstanceOfSatisfying(RedirectedException.class, redirected -> {
                    assertThat(redirected.target()).isEqualTo(Location.parse(target));
                    assertThat(redirected.isOnlyThisTime()).isFalse();
                });
    }

    @Test
    void moved_toNoAddress_isARefusal() {
        var reply = new JedisMovedDataException("MOVED 1", new HostAndPort("fe80::1%eth0", 7001), 1);

        assertThat(ErrorReplies.toException("10.0.0.1:7000", COMMAND, reply))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("is no address");
    }

    @Test
    void ask_isForThisRequestOnly() {
        var reply = new JedisAskDataException("ASK 1", new HostAndPort("10.0.0.2", 7001), 1);

        assertThat(ErrorReplies.toException("10.0.0.1:7000", COMMAND, reply))
                .isInstanceOfSatisfying(
                        RedirectedException.class,
                        redirected -> assertThat(redirected.isOnlyThisTime()).isTrue());
    }
}
