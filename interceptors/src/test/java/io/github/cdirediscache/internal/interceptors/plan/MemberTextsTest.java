package io.github.cdirediscache.internal.interceptors.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.Cache;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemberTextsTest {

    private final List<String> problems = new ArrayList<>();
    private final Map<String, String> config = Map.of("story.ttl", "90s", "bad.ttl", "soon", "beta", "1.5");
    private final MemberTexts texts =
            new MemberTexts(key -> Optional.ofNullable(config.get(key)), new MethodProblems("here: ", problems::add));

    @ParameterizedTest
    @CsvSource({
        "10m, PT10M",
        "PT10M, PT10M",
        "0, PT0S",
        "${story.ttl}, PT1M30S",
        "${story.ttl:1s}, PT1M30S",
        "${other.ttl:1s}, PT1S"
    })
    void time_goodText_isRead(String text, Duration expected) {
        assertThat(texts.time("timeout", text)).isEqualTo(expected);
        assertThat(problems).isEmpty();
    }

    @Test
    void time_forever_isTheCachesConstant() {
        assertThat(texts.time("timeout", "forever")).isEqualTo(Cache.FOREVER);
        assertThat(texts.time("timeout", "${other:forever}")).isEqualTo(Cache.FOREVER);
    }

    @Test
    void time_emptyText_isNone() {
        assertThat(texts.time("timeout", "")).isNull();
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "soon, \"soon\" is not a duration",
        "${bad.ttl}, ${bad.ttl}: \"soon\" is not a duration",
        "${none.ttl}, ${none.ttl}: the configuration has no none.ttl; set it",
        "${none.ttl:}, ${none.ttl:}: \"\" is not a duration",
        "${story.ttl, is not closed",
        "${story.ttl}s, is not closed",
        "-5s, 'must be zero or more, was -5s'"
    })
    void time_badText_isAProblemThatNamesTheMember(String text, String problem) {
        assertThat(texts.time("timeout", text)).isNull();
        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith("here: timeout ")
                .contains(problem);
    }

    @Test
    void finiteTime_leastAndForever_areChecked() {
        Duration least = Duration.ofMillis(1);
        assertThat(texts.finiteTime("lease", "1ms", least)).isEqualTo(least);
        assertThat(problems).isEmpty();
        assertThat(texts.finiteTime("lease", "0", least)).isNull();
        assertThat(texts.finiteTime("lease", "forever", least)).isNull();
        assertThat(problems).hasSize(2);
    }

    @Test
    void number_isRead() {
        assertThat(texts.number("earlyRefresh", "${beta}")).isEqualTo(1.5);
        assertThat(texts.number("earlyRefresh", "")).isNull();
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-1", "NaN", "Infinity", "x", "${story.ttl}"})
    void number_bad_isAProblem(String text) {
        assertThat(texts.number("earlyRefresh", text)).isNull();
        assertThat(problems).singleElement().asString().startsWith("here: earlyRefresh ");
    }
}
