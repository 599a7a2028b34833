package io.github.cdirediscache.internal.interceptors.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.InputStream;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.AbstractList;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.ConcurrentModificationException;
import java.util.Currency;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GeneratedKeyTest {

    record Point(int x, int y) {}

    record Place(int x, int y) {}

    record Holder(Object held) {}

    record Tree(String name, List<Tree> children) {}

    enum Color {
        RED,
        GREEN {
            @Override
            public String toString() {
                return "verde";
            }
        }
    }

    enum Signal {
        RED
    }

    static class Story {
        @Override
        public String toString() {
            return "the same for all";
        }
    }

    @SuppressWarnings("unused")
    static class Methods {
        void any(@Nullable Object a, @Nullable Object b) {}

        void none() {}

        void story(long id, Story story) {}

        void stream(InputStream in) {}

        void stories(List<Story> stories) {}

        void holder(Optional<Holder[]> holder) {}

        void tree(Tree tree, Map<Color, int[]> map, Locale locale, ZoneId zone, Number number) {}
    }

    @Test
    void of_values_readsAsInJava() {
        assertThat(key("news", 7L)).isEqualTo("('news',7L)");
        assertThat(key(null, 7)).isEqualTo("(null,7)");
        assertThat(key(List.of("a", "b"), true)).isEqualTo("(['a','b'],true)");
        assertThat(key(new Point(1, 2), Color.GREEN))
                .isEqualTo("(" + Point.class.getName() + "(1,2)," + Color.class.getName() + ".GREEN)");
        assertThat(key(Map.of("k", 1), Set.of('c'))).isEqualTo("(map{'k'=1},set{c'c'})");
        assertThat(key(LocalDate.of(2026, 1, 2), Optional.of(1.5))).isEqualTo("(LocalDate'2026-01-02',Optional(1.5D))");
    }

    @Test
    void of_noArguments_isAPairOfBrackets() {
        assertThat(rule("none").of(new Object[0])).isEqualTo("()");
        assertThat(rule("none").shape().text()).isEqualTo("()");
    }

    static Stream<List<@Nullable Object>> distinct() {
        return Stream.of(
                values(
                        1,
                        1L,
                        (short) 1,
                        (byte) 1,
                        1.0f,
                        1.0,
                        BigInteger.ONE,
                        BigDecimal.ONE,
                        new BigDecimal("1.0"),
                        '1',
                        "1",
                        "1L",
                        true,
                        "true",
                        null,
                        "null",
                        "'1'"),
                values(0.0, -0.0, Double.NaN, Float.NaN, "NaN", Double.POSITIVE_INFINITY, Double.MIN_VALUE),
                values(
                        "a,b", "a','b", "a\\", "a'", "a\\'", "", " ", "\n", "\\u000a", "\ud800", "\\ud800", "?",
                        "\ud801"),
                values("é", "e\u0301", "\ud83d\ude00", "\ud83d", "\ude00\ud83d"),
                values(
                        List.of(),
                        Set.of(),
                        Map.of(),
                        new Object[0],
                        new int[0],
                        new long[0],
                        "",
                        Optional.empty(),
                        OptionalInt.empty(),
                        OptionalLong.empty(),
                        OptionalDouble.empty(),
                        List.of(List.of())),
                values(
                        List.of("a", "b"),
                        List.of("b", "a"),
                        List.of("a,b"),
                        List.of("a','b"),
                        List.of(List.of("a"), "b"),
                        List.of(List.of("a", "b")),
                        Set.of("a", "b"),
                        new String[] {"a", "b"},
                        Arrays.asList("a", null),
                        Arrays.asList("a", "null")),
                values(new int[] {1}, new long[] {1}, new Integer[] {1}, new byte[] {1}, new int[][] {{1}}, List.of(1)),
                values(Map.of(1, 2), Map.of(2, 1), Map.of("1=2", 1), Map.of(1, Map.of()), Set.of(1, 2), nullKeyed()),
                values(new Point(1, 2), new Point(2, 1), new Place(1, 2), List.of(1, 2), new Holder(new Point(1, 2))),
                values(Color.RED, Color.GREEN, Signal.RED, "RED", TimeUnit.DAYS),
                values(
                        Instant.EPOCH,
                        Date.from(Instant.EPOCH),
                        "1970-01-01T00:00:00Z",
                        LocalDate.EPOCH,
                        new UUID(0, 0),
                        new UUID(0, 1),
                        URI.create("a:b"),
                        Currency.getInstance("EUR"),
                        "EUR",
                        String.class,
                        "java.lang.String"),
                values(ZoneId.of("UTC"), ZoneOffset.UTC, ZoneId.of("Z"), ZoneId.of("GMT")).stream()
                        .distinct()
                        .toList(),
                values(
                        Locale.ENGLISH,
                        Locale.UK,
                        new Locale("", "", "x"),
                        new Locale("", "", "y"),
                        Locale.ROOT,
                        Locale.forLanguageTag("th-TH-u-nu-thai"),
                        Locale.forLanguageTag("th-TH-u-ca-buddhist")));
    }

    @ParameterizedTest
    @MethodSource("distinct")
    void of_differentValues_givesDifferentKeys(List<@Nullable Object> values) {
        List<String> keys = values.stream().map(value -> key(value, 0)).toList();
        assertThat(keys).doesNotHaveDuplicates();
        assertThat(values.stream().map(value -> key(0, value)).toList()).doesNotHaveDuplicates();
    }

    @Test
    void of_argumentsThatRunTogether_givesDifferentKeys() {
        assertThat(key("a", "b,c")).isNotEqualTo(key("a,b", "c"));
        assertThat(key("a','b", "c")).isNotEqualTo(key("a", "b','c"));
        assertThat(key(List.of(1), 2)).isNotEqualTo(key(1, List.of(2)));
    }

    @Test
    void of_setsAndMapsOfAnotherOrder_givesTheSameKey() {
        Set<Object> set = new LinkedHashSet<>(List.of("a", 1, "b"));
        Set<Object> reversed = new LinkedHashSet<>(List.of("b", 1, "a"));
        assertThat(key(set, 0)).isEqualTo(key(reversed, 0));
        Map<Object, Object> map = new LinkedHashMap<>(Map.of("a", 1));
        map.put("b", 2);
        assertThat(key(map, 0)).isEqualTo(key(new TreeMap<>(Map.of("b", 2, "a", 1)), 0));
    }

    @Test
    void of_equalLists_givesTheSameKeyWhateverTheirClass() {
        assertThat(key(new ArrayList<>(List.of(1)), 0)).isEqualTo(key(Collections.singletonList(1), 0));
    }

    @Test
    void of_unpairedSurrogates_isValidUtf8() {
        String key = key("\ud800", "x\udc00");
        assertThat(new String(key.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(key);
        assertThat(key).isEqualTo("('\\ud800','x\\udc00')");
    }

    @Test
    void of_longArgument_staysAsItIs() {
        String text = "x".repeat(5000);
        assertThat(key(text, 0)).isEqualTo("('" + text + "',0)");
    }

    @Test
    void of_objectWithoutValue_namesMethodParameterAndClass() {
        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() -> key(1, new Story()))
                .withMessageContaining(Methods.class.getName() + ".any: parameter b")
                .withMessageContaining(Story.class.getName());
        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() -> key(List.of(new Holder(new Story())), 1))
                .returns(false, UnusableKeyException::mayExist);
    }

    @Test
    void of_listThatHoldsItself_isRefused() {
        List<Object> list = new ArrayList<>();
        list.add(list);
        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() -> key(list, 1))
                .withMessageContaining("nested");
    }

    @Test
    void of_valuesThatHoldEachOtherAgainAndAgain_comeToAnEnd() {
        List<Object> list = List.of("x".repeat(20));
        for (int i = 0; i < 60; i++) {
            list = List.of(list, list);
        }
        List<Object> large = list;
        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() -> key(large, 1))
                .withMessageContaining("longer than 1048576 bytes");
    }

    @Test
    void of_tooLongText_isRefused() {
        String text = "\u20ac".repeat(400_000);
        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() -> key(text, 1))
                .withMessageContaining("longer than 1048576 bytes")
                .returns(false, UnusableKeyException::mayExist);
    }

    @Test
    void of_argumentThatCannotBeRead_saysThatItMayExist() {
        List<Object> broken = new AbstractList<>() {
            @Override
            public Object get(int index) {
                throw new IllegalArgumentException("broken");
            }

            @Override
            public int size() {
                throw new ConcurrentModificationException("meanwhile");
            }
        };
        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() -> key(broken, 1))
                .withMessageContaining("parameter a")
                .returns(true, UnusableKeyException::mayExist);
    }

    @Test
    void of_anyCollection_isAList() {
        assertThat(key(new ArrayDeque<>(List.of(1, 2)), 0)).isEqualTo("([1,2],0)");
        assertThat(key(new LinkedHashMap<>(Map.of("a", 1)).values(), 0)).isEqualTo("([1],0)");
        assertThat(key(Collections.unmodifiableCollection(List.of("a")), 0)).isEqualTo("(['a'],0)");
        assertThat(key(new TreeSet<>(List.of(2, 1)), 0)).isEqualTo("(set{1,2},0)");
    }

    @Test
    @SuppressWarnings("JavaUtilDate") // is what applications have
    void of_subclassOfAValue_isThatValue() {
        java.sql.Timestamp timestamp = new java.sql.Timestamp(0);
        timestamp.setNanos(1_000_001);
        assertThat(key(timestamp, 0)).isEqualTo("(Date'1970-01-01T00:00:00.001000001Z',0)");
        assertThat(key(new java.sql.Date(0), 0)).isEqualTo(key(new Date(0), 0));
        assertThat(key(new java.sql.Time(1), 0)).isEqualTo(key(new Date(1), 0));
        assertThat(key(
                        new BigDecimal("1.10") {
                            private static final long serialVersionUID = 1;
                        },
                        0))
                .isEqualTo("(1.10M,0)");
        assertThat(key(new StringBuilder("a'b"), 0)).isEqualTo(key("a'b", 0));
    }

    @Test
    void of_recursiveRecord_isEncoded() {
        Tree tree = new Tree("a", List.of(new Tree("b", List.of())));
        assertThat(key(tree, 0)).contains("('a',[").contains("('b',[])");
    }

    @Test
    void plan_typesThatCanNeverBeKeys_areProblems() {
        assertThat(problems("story", 0, 1))
                .singleElement()
                .asString()
                .contains("parameter story", "Story", "@CacheKey");
        assertThat(problems("story", 0)).isEmpty();
        assertThat(problems("stream", 0)).singleElement().asString().contains("java.io.InputStream");
        assertThat(problems("stories", 0)).singleElement().asString().contains("java.util.List<");
    }

    @Test
    void plan_typesThatMayBeKeys_areNoProblems() {
        assertThat(problems("any", 0, 1)).isEmpty();
        assertThat(problems("holder", 0)).isEmpty();
        assertThat(problems("tree", 0, 1, 2, 3, 4)).isEmpty();
    }

    @Test
    void shape_isTheBoxedTypes() {
        MethodParameters parameters = parameters("story");
        assertThat(KeyRule.generated(parameters, List.of(0), problem -> {})
                        .shape()
                        .text())
                .isEqualTo("(java.lang.Long)");
    }

    private static List<@Nullable Object> values(@Nullable Object... values) {
        return Arrays.asList(values);
    }

    private static Map<@Nullable Object, Object> nullKeyed() {
        Map<@Nullable Object, Object> map = new HashMap<>();
        map.put(null, 1);
        return map;
    }

    private static String key(@Nullable Object a, @Nullable Object b) {
        return rule("any").of(new @Nullable Object[] {a, b});
    }

    private static KeyRule rule(String method) {
        MethodParameters parameters = parameters(method);
        return KeyRule.generated(
                parameters, IntStream.range(0, parameters.count()).boxed().toList(), problem -> {
                    throw new AssertionError(problem);
                });
    }

    private static List<String> problems(String method, Integer... indexes) {
        List<String> problems = new ArrayList<>();
        KeyRule.generated(parameters(method), List.of(indexes), problems::add);
        return problems;
    }

    private static MethodParameters parameters(String name) {
        Method method = Arrays.stream(Methods.class.getDeclaredMethods())
                .filter(it -> it.getName().equals(name))
                .findFirst()
                .orElseThrow();
        return MethodParameters.of(Methods.class, method);
    }
}
