package io.github.cdirediscache.internal.interceptors.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

class GeneratedKeyPropertiesTest {

    record Pair(@Nullable Object left, @Nullable Object right) {}

    enum Letter {
        A,
        B
    }

    @Property(tries = 2000)
    void append_equalListsOnly_giveEqualKeys(
            @ForAll("arguments") List<@Nullable Object> one, @ForAll("arguments") List<@Nullable Object> other) {
        assertThat(encoded(one).equals(encoded(other))).isEqualTo(one.equals(other));
    }

    @Property(tries = 5000)
    void append_textsOfSigns_areToldApart(
            @ForAll("signs") List<@Nullable Object> one, @ForAll("signs") List<@Nullable Object> other) {
        assertThat(encoded(one).equals(encoded(other))).isEqualTo(one.equals(other));
    }

    @Property
    void append_anyText_isValidUtf8(@ForAll String text) {
        String key = encoded(List.of(text));
        assertThat(new String(key.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(key);
    }

    @Property
    void append_setInAnyOrder_givesOneKey(@ForAll Set<String> set) {
        List<String> reversed = new ArrayList<>(set);
        Collections.reverse(reversed);
        assertThat(encoded(List.of(set))).isEqualTo(encoded(List.of(new LinkedHashSet<>(reversed))));
    }

    @Provide
    Arbitrary<List<@Nullable Object>> arguments() {
        return values(3).list().ofMaxSize(3);
    }

    /** Short texts of the encoding's own signs: what most easily runs together. */
    @Provide
    Arbitrary<List<@Nullable Object>> signs() {
        Arbitrary<@Nullable Object> text = Arbitraries.strings()
                .withChars('\'', '\\', ',', '(', ')', '[', ']', '{', '}', '=', 'u', '0', '\ud800', '\udc00', '\n')
                .ofMaxLength(4)
                .map(it -> it);
        Arbitrary<@Nullable Object> list = text.list().ofMaxSize(2).map(it -> it);
        return Arbitraries.oneOf(text, list).list().ofMaxSize(2);
    }

    private static Arbitrary<@Nullable Object> values(int depth) {
        Arbitrary<@Nullable Object> simple = Arbitraries.of(Arrays.asList(
                null,
                "",
                "null",
                "1",
                "1L",
                "a",
                "b",
                1,
                2,
                1L,
                (short) 1,
                (byte) 1,
                1.0,
                1.0f,
                'a',
                '1',
                true,
                "true",
                Letter.A,
                Letter.B,
                "A",
                BigDecimal.ONE,
                new UUID(0, 1),
                Instant.EPOCH,
                "a,b",
                "'",
                "\\",
                "\ud800"));
        if (depth == 0) {
            return simple;
        }
        Arbitrary<@Nullable Object> inner = values(depth - 1);
        return Arbitraries.frequencyOf(
                Tuple.of(4, simple),
                Tuple.of(1, inner.list().ofMaxSize(2).map(it -> it)),
                Tuple.of(1, inner.set().ofMaxSize(2).map(it -> it)),
                Tuple.of(1, inner.map(Optional::ofNullable)),
                Tuple.of(1, Arbitraries.maps(inner, inner).ofMaxSize(2).map(it -> it)),
                Tuple.of(1, Combinators.combine(inner, inner).as(Pair::new)));
    }

    private static String encoded(List<?> values) {
        StringBuilder out = new StringBuilder();
        Encoding.appendAll("(", values, ')', out, 0);
        return out.toString();
    }
}
