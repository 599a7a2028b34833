package io.github.cdirediscache.internal.config;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.config.Option;
import io.github.cdirediscache.config.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An option with one slip of the finger in its name is suggested for that, unless the slip makes another option of it. */
class MisspeltOptionTest {

    private static final String STORIES = "redis-cache.stories.";
    private static final List<String> NAMES =
            Options.all().stream().map(Option::name).toList();

    private static String adviceFor(String written) {
        return advice(Set.of(written)).get(written);
    }

    /** What is said about each name, all written in one configuration. */
    private static Map<String, String> advice(Set<String> written) {
        List<String> names = new ArrayList<>();
        names.add("redis-cache.default.locations");
        written.forEach(name -> names.add(STORIES + name));
        List<String> problems = new ArrayList<>();
        CacheConfigs.read(names, key -> Optional.of("localhost"), Set.of(), problems::add);
        return written.stream()
                .collect(toMap(
                        identity(),
                        name -> problems.stream()
                                .filter(problem -> problem.startsWith(STORIES + name + ":"))
                                .filter(problem -> problem.contains("did you mean"))
                                .findFirst()
                                .orElse("no advice")));
    }

    /** One letter dropped, doubled, or swapped with the next. */
    private static Set<String> slips(String name) {
        Set<String> slips = new TreeSet<>();
        IntStream.range(0, name.length())
                .filter(i -> Character.isLetter(name.charAt(i)))
                .forEach(i -> {
                    slips.add(name.substring(0, i) + name.substring(i + 1));
                    slips.add(name.substring(0, i + 1) + name.substring(i));
                    if (i + 1 < name.length() && Character.isLetter(name.charAt(i + 1))) {
                        slips.add(name.substring(0, i) + name.charAt(i + 1) + name.charAt(i) + name.substring(i + 2));
                    }
                });
        slips.removeIf(slip -> Options.named(slip).isPresent() || isOtherName(slip));
        return slips;
    }

    private static boolean isOtherName(String slip) {
        return Options.all().stream().anyMatch(option -> option.otherNames().contains(slip));
    }

    @Test
    void S47_read_everyOptionWithOneSlip_suggestsThatOption() {
        List<String> wrong = new ArrayList<>();
        for (String name : NAMES) {
            advice(slips(name)).forEach((slip, said) -> {
                if (!said.endsWith("did you mean " + STORIES + name + "?")) {
                    wrong.add(slip + " for " + name + ": " + said);
                }
            });
        }
        assertThat(wrong).isEmpty();
        assertThat(NAMES.stream().flatMap(name -> slips(name).stream())).hasSizeGreaterThan(500);
    }

    @Test
    void S47_read_lastPartOfAnOption_suggestsThatOption() {
        assertThat(adviceFor("pasword")).endsWith("did you mean redis-cache.stories.password?");
        assertThat(adviceFor("max-wait")).endsWith("did you mean redis-cache.stories.pool.max-wait?");
        assertThat(Stream.of("trust-stor", "truststore").map(MisspeltOptionTest::adviceFor))
                .allSatisfy(advice -> assertThat(advice).contains("tls.trust-store"));
    }
}
