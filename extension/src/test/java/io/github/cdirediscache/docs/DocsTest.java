package io.github.cdirediscache.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.annotation.CacheDefaults;
import io.github.cdirediscache.annotation.CacheInvalidate;
import io.github.cdirediscache.annotation.CacheInvalidateAll;
import io.github.cdirediscache.annotation.CacheInvalidatePattern;
import io.github.cdirediscache.annotation.CachePut;
import io.github.cdirediscache.annotation.CacheResult;
import io.github.cdirediscache.internal.interceptors.plan.MethodPlanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the documentation shows compiles, and what it lists is there. */
class DocsTest {

    private static final Path ROOT = Path.of("..");
    private static final Path SOURCES = Path.of("src/test/java/io/github/cdirediscache/docs");

    /**
     * A block of Java in a page.
     *
     * @param where the page and the line
     * @param lines its lines, without indentation
     */
    private record Block(String where, List<String> lines) {}

    @TestFactory
    Stream<DynamicTest> javaBlocks_ofEachPage_areCompiledRegions() {
        Map<String, List<String>> regions = regions();
        List<Block> blocks =
                pages().stream().flatMap(page -> blocks(page).stream()).toList();
        assertThat(blocks).isNotEmpty();
        return blocks.stream()
                .map(block -> DynamicTest.dynamicTest(
                        block.where(),
                        () -> assertThat(regions.values())
                                .as("""
                                %s: no region between "// tag::name" and "// end::name" in extension/%s is like this \
                                block, so nobody knows whether it compiles; write the one that is, or make the block \
                                equal to it (indentation does not count)""", block.where(), SOURCES)
                                .contains(block.lines())));
    }

    @Test
    void regions_each_isShownInAPage() {
        List<List<String>> shown = pages().stream()
                .flatMap(page -> blocks(page).stream())
                .map(Block::lines)
                .toList();
        regions()
                .forEach((name, lines) -> assertThat(shown)
                        .as("the region %s is in no page", name)
                        .contains(lines));
    }

    @Test
    void annotationsPage_tableOfMembers_hasThemAll() {
        String page = String.join("\n", read(ROOT.resolve("docs/annotations.md")));
        Stream.of(
                        CacheResult.class,
                        CachePut.class,
                        CacheInvalidate.class,
                        CacheInvalidateAll.class,
                        CacheInvalidatePattern.class,
                        CacheDefaults.class)
                .flatMap(annotation -> Arrays.stream(annotation.getDeclaredMethods()))
                .map(Method::getName)
                .distinct()
                .forEach(member -> assertThat(page).contains("| `" + member + "` |"));
    }

    @Test
    void examples_ofAnnotations_arePlannedWithoutProblems() {
        List<String> problems = new ArrayList<>();
        MethodPlanner planner = new MethodPlanner(key -> Optional.empty(), problems::add);
        planner.plan(AnnotationsExamples.Stories.class);
        planner.plan(Stories.class);
        assertThat(problems).isEmpty();
    }

    private static List<Path> pages() {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of(ROOT.resolve("README.md")),
                            docs.filter(page -> page.toString().endsWith(".md")))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Block> blocks(Path page) {
        List<Block> blocks = new ArrayList<>();
        List<String> lines = read(page);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().equals("```java")) {
                List<String> block = lines.subList(i + 1, lines.size()).stream()
                        .takeWhile(line -> !line.strip().equals("```"))
                        .map(String::strip)
                        .toList();
                blocks.add(new Block(ROOT.relativize(page) + " line " + (i + 1), block));
            }
        }
        return blocks;
    }

    private static Map<String, List<String>> regions() {
        Map<String, List<String>> regions = new LinkedHashMap<>();
        try (Stream<Path> sources = Files.list(SOURCES)) {
            for (Path source : sources.filter(DocsTest::isExample).collect(Collectors.toList())) {
                addRegions(source, regions);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return regions;
    }

    private static boolean isExample(Path source) {
        return !source.endsWith("DocsTest.java");
    }

    private static void addRegions(Path source, Map<String, List<String>> regions) {
        List<String> lines = read(source).stream().map(String::strip).toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("// tag::")) {
                String end = lines.get(i).replace("// tag::", "// end::");
                assertThat(lines).as(source.toString()).contains(end);
                regions.put(
                        source.getFileName() + " " + lines.get(i).substring("// tag::".length()),
                        List.copyOf(lines.subList(i + 1, lines.indexOf(end))));
            }
        }
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
