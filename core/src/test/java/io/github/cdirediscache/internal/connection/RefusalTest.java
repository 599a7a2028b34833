package io.github.cdirediscache.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cdirediscache.config.Protocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.exceptions.JedisDataException;

/** What is said of an error that a new connection is answered with. */
class RefusalTest {

    private static final Login LOGIN = new Login(Protocol.RESP3, "app", "S3cr3tPw", 0, "", false);

    private static JedisDataException error(String text) {
        return new JedisDataException(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ERR unknown command `HELLO`, with args beginning with: `3`, `AUTH`, `app`, `S3cr3tPw`",
                "ERR unknown command 'HELLO', with args beginning with: '3' 'AUTH' 'app' 'S3cr3tPw'",
                "ERR unknown S3cr3tPw",
                "ERR (AUTH app S3cr3tPw)",
                "WRONGPASS S3cr3tPw is wrong"
            })
    void ofCommand_quotesNothingThatWasSent(String reply) {
        assertThatExceptionOfType(JedisDataException.class)
                .isThrownBy(() -> Refusal.ofCommand(error(reply), LOGIN))
                .withNoCause()
                .satisfies(refusal -> assertThat(refusal.getMessage())
                        .startsWith(reply.substring(0, 3))
                        .doesNotContain("S3cr3tPw"));
        assertThat(Refusal.ofHello(error(reply), LOGIN).getMessage()).doesNotContain("S3cr3tPw");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NOAUTH Authentication required.",
                "WRONGPASS invalid username-password pair or user is disabled.",
                "DENIED Redis is running in protected mode",
                "ERR max number of clients reached"
            })
    void ofConnection_whatHoldsForEveryCommand_isThrown(String reply) {
        assertThatExceptionOfType(JedisDataException.class)
                .isThrownBy(() -> Refusal.ofConnection(error(reply), LOGIN))
                .withMessage(reply);
    }

    @Test
    void ofConnection_whatHoldsForOneCommand_isNot() {
        assertThatCode(() -> Refusal.ofConnection(error("NOPERM no permissions"), LOGIN))
                .doesNotThrowAnyException();
        assertThatCode(() -> Refusal.ofConnection("OK", LOGIN)).doesNotThrowAnyException();
    }
}
