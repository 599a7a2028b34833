package io.github.cdirediscache.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheLock;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.internal.config.CacheConfigs;
import java.io.IOException;
import java.io.StringReader;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code docs/from-django.md} shows and names is there. */
class FromDjangoPageTest {

    private static final Path DOCS = Path.of("../docs");
    private static final Path PAGE = DOCS.resolve("from-django.md");

    @Test
    void rows_ofTheTable_areAllThere() throws IOException {
        assertThat(RowsPage.read(PAGE)).hasSize(49);
    }

    @Test
    void settings_ofTheExample_areReadWithoutAProblem() throws IOException {
        Properties settings = new Properties();
        settings.load(new StringReader(between("```properties\n", "```")));
        List<String> problems = new ArrayList<>();
        Map<String, CacheConfig> caches = CacheConfigs.read(
                settings.stringPropertyNames(),
                key -> Optional.ofNullable(settings.getProperty(key)),
                Set.of(),
                problems::add);
        assertThat(problems).isEmpty();
        assertThat(caches.keySet()).containsExactly("default", "drafts", "feeds", "stories");
        assertThat(caches.get("stories").expiry().timeout()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void options_ofTheTable_areInTheReference() throws IOException {
        List<String> reference = Pattern.compile("^\\| `([^`]+)` \\|", Pattern.MULTILINE)
                .matcher(Files.readString(DOCS.resolve("configuration.md")))
                .results()
                .map(row -> row.group(1))
                .toList();
        List<String> options =
                hereColumn("## Settings\n", "## An example\n", "`([a-z][a-z.-]*(?:\\.\\*)?)(?:=[a-z0-9]+)?`");
        assertThat(options).contains("locations", "serializer.*", "topology", "compressor");
        options.removeAll(List.of("maxmemory", "maxmemory-policy", "byte", "host", "binary"));
        assertThat(reference).containsAll(options);
    }

    @Test
    void methods_ofTheTable_areTheCaches() throws IOException {
        Set<String> methods =
                Arrays.stream(Cache.class.getMethods()).map(Method::getName).collect(Collectors.toSet());
        List<String> named = hereColumn("## Methods\n", "## Row by row\n", "`([a-z]\\w*)\\(");
        List<String> ofLocks =
                Arrays.stream(CacheLock.class.getMethods()).map(Method::getName).toList();
        assertThat(named)
                .isSubsetOf(Stream.concat(methods.stream(), ofLocks.stream()).toList());
        methods.removeAll(List.of("name", "version", "getOrLoadAsync"));
        assertThat(named).containsAll(methods);
    }

    /** What a pattern's first group finds in the second column of a section's table. */
    private static List<String> hereColumn(String begin, String end, String pattern) throws IOException {
        return between(begin, end)
                .lines()
                .filter(line -> line.startsWith("|") && !line.startsWith("|---"))
                .map(line -> line.split("\\|")[2])
                .flatMap(
                        cell -> Pattern.compile(pattern).matcher(cell).results().map(MatchResult::group))
                .map(found -> Pattern.compile(pattern).matcher(found).replaceFirst("$1"))
                .distinct()
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static String between(String begin, String end) throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf(begin) + begin.length();
        return page.substring(from, page.indexOf(end, from));
    }
}
