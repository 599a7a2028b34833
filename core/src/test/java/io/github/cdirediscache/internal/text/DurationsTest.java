package io.github.cdirediscache.internal.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.cdirediscache.cache.Cache;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "500ms, PT0.5S",
        "10s, PT10S",
        "10m, PT10M",
        "2h, PT2H",
        "7d, P7D",
        "1h30m, PT1H30M",
        "1d2h3m4s5ms, P1DT2H3M4.005S",
        "1m500ms, PT1M0.5S",
        "90s, PT90S",
        "0007s, PT7S",
        "PT10M, PT10M",
        "P1D, P1D",
        "pt1.5s, PT1.5S",
        "0, PT0S",
        "000, PT0S",
        "0ms, PT0S",
        "'  10s\t', PT10S",
        "-5s, PT-5S",
        "-1h30m, PT-1H-30M",
        "PT-5S, PT-5S",
        "365000d, P365000D",
    })
    void S18_parse_duration_isRead(String text, Duration expected) {
        assertThat(Durations.parse(text)).isEqualTo(expected);
    }

    @Test
    void S18_parse_forever_isForever() {
        assertThat(Durations.parse("forever")).isEqualTo(Cache.FOREVER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "10 minutos",
                "10 s",
                "10M",
                "s",
                "1.5h",
                "1m1h",
                "1s1s",
                "h30m",
                "1h30",
                "Forever",
                "never",
                "P",
                "PT",
                "P1Y",
                "--5s",
                "+5s",
                "٣s",
                "10s;",
                "10s\n10s",
                "null"
            })
    void parse_noDuration_isAnErrorWithExamples(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Durations.parse(text))
                .withMessageEndingWith(" is not a duration; write e.g. 500ms, 10s, 5m, 2h, 7d, 1h30m, PT10M or forever")
                .withMessageStartingWith("\"");
    }

    @ParameterizedTest
    @CsvSource({"10, 10s", "+10, 10s", "-10, 10s", "1.5, 10s", "-0, 10s", "99999999999999999999, 10s"})
    void parse_bareNumber_isAnErrorThatSaysToAddAUnit(String text, String example) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Durations.parse(text))
                .withMessage("\"" + text + "\" has no unit; add one: ms, s, m, h or d, e.g. " + example);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "365001d",
                "365000d1ms",
                "-365001d",
                "P365001D",
                "106751991167301d",
                "9223372036854775807s",
                "9223372036854775808ms",
                "99999999999999999999999999d",
                "9223372036854775807s9223372036854775807ms",
            })
    void parse_longerThanAThousandYears_isAnError(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Durations.parse(text))
                .withMessage("\"" + text + "\" is too long; write at most 365000d (1000 years), or forever");
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0s",
        "PT0.001S, 1ms",
        "PT1M, 1m",
        "PT90S, 1m30s",
        "P1DT2H3M4.005S, 1d2h3m4s5ms",
        "PT-5S, -5s",
        "PT-0.5S, -500ms",
        "PT0.0005S, PT0.0005S",
        "P365001D, PT8760024H",
    })
    void format_duration_isTheShortestText(Duration duration, String expected) {
        assertThat(Durations.format(duration)).isEqualTo(expected);
    }

    @Test
    void format_forever_isForever() {
        assertThat(Durations.format(Cache.FOREVER)).isEqualTo("forever");
    }

    @Example
    void format_longestAndShortestOfAll_isIso() {
        Duration shortest = Duration.ofSeconds(Long.MIN_VALUE);
        assertThat(Durations.format(shortest)).isEqualTo(shortest.toString());
    }

    @Property
    void parse_formatted_isTheSame(@ForAll("durations") Duration duration) {
        assertThat(Durations.parse(Durations.format(duration))).isEqualTo(duration);
    }

    @Provide
    Arbitrary<Duration> durations() {
        long longest = Cache.LONGEST.toMillis();
        return Arbitraries.oneOf(
                Arbitraries.longs().between(-longest, longest).map(Duration::ofMillis),
                Arbitraries.longs()
                        .between(-1_000_000_000_000L, 1_000_000_000_000L)
                        .map(Duration::ofNanos),
                Arbitraries.just(Cache.FOREVER));
    }

    @Property
    void parse_anyText_isADurationOrAnIllegalArgument(@ForAll String text) {
        parseOrReject(text);
    }

    @Property
    void parse_likelyText_isADurationOrAnIllegalArgument(@ForAll("likely") String text) {
        parseOrReject(text);
    }

    private static void parseOrReject(String text) {
        try {
            assertThat(Durations.parse(text)).isNotNull();
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("\"");
        }
    }

    @Provide
    Arbitrary<String> likely() {
        return Arbitraries.strings().withChars("0123456789dhmsPT.-+ ").ofMaxLength(40);
    }

    @Example
    void parse_veryLongText_isAnIllegalArgument() {
        assertThatIllegalArgumentException().isThrownBy(() -> Durations.parse("1".repeat(100_000) + "s"));
        assertThatIllegalArgumentException().isThrownBy(() -> Durations.parse("P" + "1".repeat(100_000)));
    }
}
