package io.github.cdirediscache.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionExceptionTest {

    private static final Map<String, String> SET = Map.of(
            "set", "text",
            "first", "${second}",
            "circle", "${circle}");

    private static String message(String written) {
        return String.valueOf(ExpressionException.of(written, SET::get).getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "${redis.password}, redis.password, REDIS_PASSWORD",
        "redis://:${redis.password}@host, redis.password, REDIS_PASSWORD",
        "redis://${set}:${redis.password}@host, redis.password, REDIS_PASSWORD",
        "${redis.host}:${redis.port}, redis.host, REDIS_HOST",
        "${set}:${redis-port}, redis-port, REDIS_PORT",
        "${first}, second, SECOND"
    })
    void message_ofAnUnsetKey_namesTheExpressionAndWhatToSet(String written, String key, String variable) {
        assertThat(message(written))
                .contains("refers to ", "${" + key + "}, which is not set", "set " + key, variable, "\\${");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pa${word", "${", "a}b${word", "${set}pa${word", "redis://:pa${word@host"})
    void message_withoutAnEnd_saysHowToEscape(String written) {
        assertThat(message(written))
                .isEqualTo(
                        "has ${ without a } after it; write \\${ where ${ is meant as it stands (\\\\${ in a properties"
                                + " file)");
    }

    /** Whoever has such a password does not know that it is an expression. */
    @ParameterizedTest
    @ValueSource(strings = {"pa${s3cret}word", "redis://:pa${s3cret}@host", "${s3cret}word", "x${a:${s3cret}}"})
    void message_whereItMayBePartOfAPassword_hidesIt(String written) {
        assertThat(message(written))
                .contains("of a key that is not set", "\\${")
                .doesNotContain("s3cret", "word");
    }

    @Test
    void message_ofACircle_ends() {
        assertThat(message("${circle}")).contains("${circle}").hasSizeLessThan(1000);
    }
}
