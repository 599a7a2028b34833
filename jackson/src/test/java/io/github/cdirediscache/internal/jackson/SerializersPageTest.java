package io.github.cdirediscache.internal.jackson;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.CacheSerializationException;
import io.github.cdirediscache.cache.Verify;
import io.github.cdirediscache.internal.entry.CorruptEntryException;
import io.github.cdirediscache.internal.entry.Entry;
import io.github.cdirediscache.internal.entry.EntryCodec;
import io.github.cdirediscache.internal.format.Corpus;
import io.github.cdirediscache.internal.format.Formats;
import io.github.cdirediscache.internal.format.ordinary.Ordinary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Checks docs/serializers.md and docs/round-trips.md against the code. With {@code -Ddocs.update=true} it writes the table of
 * round trips instead.
 */
class SerializersPageTest {

    private static final String BEGIN =
            "<!-- round-trips:begin (written by SerializersPageTest from the tests; run it with"
                    + " -Ddocs.update=true) -->\n";
    private static final String END = "<!-- round-trips:end -->";
    private static final Path BASE = Path.of(System.getProperty("basedir", "."));
    private static final Path PAGE = BASE.resolve("../docs/serializers.md");
    private static final Path ROUND_TRIPS = BASE.resolve("../docs/round-trips.md");
    private static final Path SOURCES = BASE.resolve("../core/src/test/java/io/github/cdirediscache/internal/format");
    private static final List<String> SERIALIZERS = List.of("json", "binary", "msgpack", "yaml");
    private static final String ALLOWED = String.join(
            ",",
            Corpus.class.getName(),
            Ordinary.class.getPackageName(),
            "org.apache.commons.lang3",
            "redis.clients.jedis");
    private static final Map<String, Formats> FORMATS = new HashMap<>();
    private static final int SIZE = 64 * 1024 * 1024;

    /** As an application would configure them for the corpus. */
    private static Formats formats(String serializer, String compressor) {
        return Formats.of(
                serializer,
                serializer.equals("binary") ? Map.of("allow", ALLOWED) : Map.of(),
                List.of(),
                compressor,
                OptionalInt.empty(),
                SIZE,
                List.of(),
                List.of());
    }

    @Test
    void S49_page_table_isThatOfTheTests() throws IOException {
        assertThat(Files.readString(PAGE)).contains("<!-- sizes -->");
        String text = Files.readString(ROUND_TRIPS);
        assertThat(text).contains(BEGIN, END);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        String expected = text.substring(0, begin) + table() + text.substring(text.indexOf(END));
        if (Boolean.getBoolean("docs.update")) {
            Files.writeString(ROUND_TRIPS, expected);
        } else {
            assertThat(text)
                    .as("docs/round-trips.md differs from what round-trips; to write its table anew, run"
                            + " mvn test -pl jackson -am -Dtest=SerializersPageTest"
                            + " -Dsurefire.failIfNoSpecifiedTests=false -Ddocs.update=true")
                    .isEqualTo(expected);
        }
    }

    private static String table() {
        StringBuilder table = new StringBuilder("| kind | values | ")
                .append(SERIALIZERS.stream().map(id -> "`" + id + "`").collect(joining(" | ")))
                .append(" |\n|---|---|")
                .append("---|".repeat(SERIALIZERS.size()))
                .append('\n');
        Corpus.byKind()
                .forEach(
                        (kind, samples) -> addRows(table, kind, samples, Corpus.Sample::name, SerializersPageTest::of));
        Map<String, List<Ordinary<?>>> ordinary =
                Ordinary.all().stream().collect(groupingBy(Ordinary::kind, LinkedHashMap::new, toList()));
        ordinary.forEach((kind, values) -> addRows(table, kind, values, Ordinary::name, SerializersPageTest::of));
        return table.toString();
    }

    private static <T> void addRows(
            StringBuilder table,
            String kind,
            List<T> values,
            Function<T, String> name,
            BiFunction<String, T, String> outcome) {
        Map<String, List<String>> byOutcome = new LinkedHashMap<>();
        for (T value : values) {
            String outcomes =
                    SERIALIZERS.stream().map(id -> outcome.apply(id, value)).collect(joining(" | "));
            byOutcome.computeIfAbsent(outcomes, any -> new ArrayList<>()).add(name.apply(value));
        }
        byOutcome.forEach((outcomes, names) -> table.append("| ")
                .append(kind)
                .append(" | ")
                .append(String.join("; ", names).replace("<", "\\<"))
                .append(" | ")
                .append(outcomes)
                .append(" |\n"));
    }

    private static String of(String serializer, Corpus.Sample sample) {
        return outcome(serializer, sample.type(), sample.value(), read -> same(read, sample.value()));
    }

    private static String of(String serializer, Ordinary<?> value) {
        String state = value.state().apply(value.value());
        return outcome(
                serializer,
                value.type(),
                value.value(),
                read -> value.state().apply(read).equals(state));
    }

    private static String outcome(String serializer, Type type, Object value, Predicate<Object> isSame) {
        Type boxed = type instanceof Class<?> plain
                ? MethodType.methodType(plain).wrap().returnType()
                : type;
        Formats formats = FORMATS.computeIfAbsent(serializer, id -> formats(id, "none"));
        try {
            EntryCodec codec = new EntryCodec(boxed, formats, SIZE, SIZE, Verify.FIRST);
            byte[] bytes = codec.write(value, Entry.NONE, Entry.NONE);
            Object read = Objects.requireNonNull(codec.read(bytes, Entry.of(bytes)));
            return isSame.test(read) ? "yes" : "as `" + read.getClass().getSimpleName() + "`";
        } catch (CacheSerializationException e) {
            return "refused";
        } catch (CorruptEntryException e) {
            return "not read";
        }
    }

    /** Equal, or, for a class without {@code equals}, of one class and of one text. */
    private static boolean same(Object read, Object written) {
        return Objects.deepEquals(read, written)
                || (read.getClass() == written.getClass()
                        && !read.getClass().isArray()
                        && read.toString().equals(written.toString()));
    }

    @Test
    void page_blocksOfJava_areRegionsOfTests() throws IOException {
        List<List<String>> regions = regions();
        List<List<String>> blocks = new ArrayList<>();
        List<String> lines = Files.readAllLines(PAGE);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).equals("~~~java")) {
                blocks.add(lines.subList(i + 1, lines.size()).stream()
                        .takeWhile(line -> !line.equals("~~~"))
                        .map(String::strip)
                        .toList());
            }
        }

        assertThat(blocks)
                .isNotEmpty()
                .allSatisfy(block -> assertThat(regions)
                        .as(
                                "a block of docs/serializers.md is no region between // tag:: and // end:: in the tests of core")
                        .contains(block));
        assertThat(blocks).hasSameSizeAs(regions);
    }

    private static List<List<String>> regions() throws IOException {
        List<List<String>> regions = new ArrayList<>();
        try (Stream<Path> sources = Files.list(SOURCES)) {
            sources.filter(Files::isRegularFile).sorted().forEach(source -> addRegions(source, regions));
        }
        return regions;
    }

    private static void addRegions(Path source, List<List<String>> regions) {
        try {
            List<String> lines =
                    Files.readAllLines(source).stream().map(String::strip).toList();
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).startsWith("// tag::")) {
                    String end = lines.get(i).replace("// tag::", "// end::");
                    regions.add(List.copyOf(lines.subList(i + 1, lines.indexOf(end))));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
