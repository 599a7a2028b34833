package io.github.cdirediscache.internal.interceptors.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.InputStream;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateKeyTest {

    record Author(long id, @Nullable String name) {}

    record Wrapper<T>(T item) {}

    public static class Person {
        public final String field = "f";

        public String getName() {
            return "Ada";
        }

        public boolean isActive() {
            return true;
        }

        public String getURL() {
            return "u";
        }

        public String getBroken() {
            throw new IllegalStateException("not loaded");
        }

        public static String getStatic() {
            return "s";
        }

        @SuppressWarnings("unused")
        private String getSecret() {
            return "x";
        }
    }

    record Story(@Nullable Author author, Person editor, Optional<String> slug, List<String> tags) {}

    interface Named {
        default String getName() {
            return "named";
        }
    }

    static class Base<T> {
        void find(T item) {}
    }

    static class Authors extends Base<Author> {}

    @SuppressWarnings("unused")
    static class Methods {
        void one(@Nullable Object any) {}

        void text(@Nullable String text) {}

        void two(String a, String b) {}

        void story(@Nullable Story story, long id) {}

        void wrapped(Wrapper<Wrapper<Author>> wrapper) {}

        void optional(Optional<String> text, OptionalInt number) {}

        void values(
                UUID uuid, TimeUnit unit, LocalDate date, char c, BigDecimal number, Locale locale, Duration time) {}

        void composite(List<String> list, int[] array, Author author) {}

        void open(Number number, CharSequence text) {}

        void bad(Object any, List<Object> list, InputStream in, Person person, Comparable<?> comparable) {}

        void named(Named named) {}

        void nothing() {}
    }

    private final List<String> problems = new ArrayList<>();

    @Test
    void of_nameOrPosition_isTheArgument() {
        assertThat(key("story.{text}", "text", "x")).isEqualTo("story.x");
        assertThat(key("{1}.{0}", "two", "a", "b")).isEqualTo("b.a");
        assertThat(key("{a}{b}", "two", "a", "b")).isEqualTo("ab");
        assertThat(key("all", "nothing")).isEqualTo("all");
        assertThat(key("{{{a}}}", "two", "a", "b")).isEqualTo("{a}");
    }

    @Test
    void of_properties_areReadOnTheWay() {
        Story story = new Story(new Author(5, null), new Person(), Optional.of("s"), List.of("x", "y"));
        assertThat(key("{story.author.id}", "story", story, 1L)).isEqualTo("5");
        assertThat(key("{0.editor.name}", "story", story, 1L)).isEqualTo("Ada");
        assertThat(key("{story.editor.active}{story.editor.URL}{story.editor.field}", "story", story, 1L))
                .isEqualTo("trueuf");
        assertThat(key("{story.slug}", "story", story, 1L)).isEqualTo("s");
        assertThat(key("{story.tags}", "story", story, 1L)).isEqualTo("['x','y']");
        assertThat(key("{wrapper.item.item.id}", "wrapped", new Wrapper<>(new Wrapper<>(new Author(6, "")))))
                .isEqualTo("6");
        assertThat(key("{named.name}", "named", new Named() {})).isEqualTo("named");
    }

    @Test
    void of_propertyOfATypeVariable_isResolvedAgainstTheBeanClass() throws NoSuchMethodException {
        Method method = Base.class.getDeclaredMethod("find", Object.class);
        KeyRule rule = KeyRule.template(MethodParameters.of(Authors.class, method), "{item.id}", problems::add);
        assertThat(problems).isEmpty();
        assertThat(rule.of(new Object[] {new Author(7, null)})).isEqualTo("7");
        KeyRule.template(MethodParameters.of(Base.class, method), "{item.id}", problems::add);
        assertThat(problems).singleElement().asString().contains("no property id");
    }

    @Test
    void of_null_isToldFromTheTextNull() {
        assertThat(key("{text}", "text", (Object) null)).isEqualTo("<null>");
        assertThat(key("{text}", "text", "null")).isEqualTo("null");
        assertThat(key("{text}", "text", "<null>")).isEqualTo("<<null>");
        assertThat(key("{text}", "text", "<<null>")).isEqualTo("<<<null>");
        assertThat(key("{text}", "text", "<b>")).isEqualTo("<b>");
    }

    @Test
    void of_nullOnTheWay_isNull() {
        assertThat(key("{story.author.id}", "story", null, 1L)).isEqualTo("<null>");
        Story story = new Story(null, new Person(), Optional.empty(), List.of());
        assertThat(key("{story.author.id}", "story", story, 1L)).isEqualTo("<null>");
        assertThat(key("{story.slug}", "story", story, 1L)).isEqualTo("<null>");
    }

    @Test
    void of_emptyKey_isToldFromTheTextEmpty() {
        assertThat(key("{text}", "text", "")).isEqualTo("<empty>");
        assertThat(key("{text}", "text", "<empty>")).isEqualTo("<<empty>");
        assertThat(key("x{text}", "text", "")).isEqualTo("x");
    }

    @Test
    void of_optionals_areTheirContent() {
        assertThat(key("{text}.{number}", "optional", Optional.of("a"), OptionalInt.of(3)))
                .isEqualTo("a.3");
        assertThat(key("{text}.{number}", "optional", Optional.empty(), OptionalInt.empty()))
                .isEqualTo("<null>.<null>");
        assertThat(key("{text}", "optional", Optional.of("<null>"), OptionalInt.empty()))
                .isEqualTo("<<null>");
    }

    @Test
    void of_values_areTheirText() {
        UUID uuid = new UUID(1, 2);
        assertThat(key(
                        "{0} {1} {2} {3} {4} {5} {6}",
                        "values",
                        uuid,
                        TimeUnit.DAYS,
                        LocalDate.EPOCH,
                        'c',
                        new BigDecimal("1.50"),
                        Locale.UK,
                        Duration.ofMinutes(1)))
                .isEqualTo(uuid + " DAYS 1970-01-01 c 1.50 en-GB PT1M");
    }

    @Test
    void of_compositeValues_areAsInGeneratedKeys() {
        assertThat(key("{0}.{1}.{2}", "composite", List.of("a"), new int[] {1}, new Author(1, null)))
                .isEqualTo("['a'].int[1]." + Author.class.getName() + "(1L,null)");
    }

    @Test
    void of_openTypes_areCheckedAtTheCall() {
        assertThat(key("{number}.{text}", "open", 1, "x")).isEqualTo("1.x");
        assertThat(key("{number}.{text}", "open", 1, new StringBuilder("x"))).isEqualTo("1.x");
        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() -> key("{number}.{text}", "open", new AtomicInteger(1), "x"))
                .withMessageContaining(Methods.class.getName() + ".open: {number}")
                .withMessageContaining("AtomicInteger")
                .returns(false, UnusableKeyException::mayExist);
    }

    @Test
    void of_getterThatFails_namesMethodAndReference() {
        Story story = new Story(null, new Person(), Optional.empty(), List.of());
        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() -> key("{story.editor.broken}", "story", story, 1L))
                .withMessageContaining(Methods.class.getName() + ".story: {story.editor.broken}")
                .withRootCauseInstanceOf(IllegalStateException.class)
                .returns(true, UnusableKeyException::mayExist);
    }

    @Test
    void of_anyTextInAValue_staysAsItIs() {
        assertThat(key("{a}|{b}", "two", "*?[{}]\\", "\ud83d\ude00\n")).isEqualTo("*?[{}]\\|\ud83d\ude00\n");
        assertThat(key("{a}|{b}", "two", "\ud800a", "a\udc00")).isEqualTo("\\ud800a|a\\udc00");
    }

    @Test
    void of_longArgument_staysAsItIs() {
        assertThat(key("{a}", "two", "a".repeat(5000), "")).isEqualTo("a".repeat(5000));
    }

    @Test
    void pattern_valuesAreEscapedAndLiteralsAreNot() {
        assertThat(pattern("a*{text}?", "text", "[x]*?\\")).isEqualTo("a*\\[x\\]\\*\\?\\\\?");
        assertThat(pattern("{text}*", "text", (Object) null)).isEqualTo("<null>*");
    }

    @Test
    void pattern_long_isNotHashed() {
        assertThat(pattern("{text}*", "text", "a".repeat(3000))).hasSize(3001);
    }

    @ParameterizedTest
    @CsvSource({
        "{txt}, text, {txt} names no parameter; there are text",
        "{2}, two, {2} is beyond the last parameter; they are {0} to {1}",
        "{0}, nothing, there are none",
        "{x}, nothing, there are none",
        "{text, text, is not closed",
        "{story.autor}, story, has no property autor; it has 'author, editor, slug, tags'",
        "{story.editor.secret}, story, has no property secret; it has 'URL, active, broken, field, name'",
        "{story.editor.static}, story, has no property static",
        "{story.editor}, story, name a property of it",
        "{story}, story, name a property of it",
        "{any}, bad, java.lang.Object",
        "{list}, bad, java.util.List<java.lang.Object>",
        "{in}, bad, java.io.InputStream",
        "{comparable}, bad, java.lang.Comparable"
    })
    void plan_mistake_isAProblem(String template, String method, String expected) {
        KeyRule.template(parameters(method), template, problems::add);
        assertThat(problems).singleElement().asString().contains(template, expected.replace("'", ""));
    }

    @Test
    void plan_textOfTheEmptyKey_isAProblem() {
        KeyRule.template(parameters("text"), "<empty>", problems::add);
        assertThat(problems).singleElement().asString().contains("<empty>", "choose another text");
    }

    @Test
    void plan_severalMistakes_areAllReported() {
        KeyRule.template(parameters("two"), "{x}{y}{0.z}", problems::add);
        assertThat(problems).hasSize(3);
    }

    @Test
    void shape_sameTextAndKinds_isTheSame() {
        assertThat(shape("s.{text}", "text")).isEqualTo(shape("s.{a}", "two")).isNotEqualTo(shape("t.{text}", "text"));
        assertThat(shape("s.{id}", "story")).isNotEqualTo(shape("s.{text}", "text"));
        assertThat(shape("{{#}", "text")).isNotEqualTo(shape("{id}", "story"));
    }

    private String shape(String template, String method) {
        return KeyRule.template(parameters(method), template.replace("#}", "#}}"), problems::add)
                .shape()
                .text();
    }

    private String key(String template, String method, @Nullable Object... arguments) {
        KeyRule rule = KeyRule.template(parameters(method), template, problems::add);
        assertThat(problems).isEmpty();
        return rule.of(arguments);
    }

    private String pattern(String template, String method, @Nullable Object... arguments) {
        KeyRule rule = KeyRule.pattern(parameters(method), template, problems::add);
        assertThat(problems).isEmpty();
        return rule.of(arguments);
    }

    private static MethodParameters parameters(String name) {
        Method method = Arrays.stream(Methods.class.getDeclaredMethods())
                .filter(it -> it.getName().equals(name))
                .findFirst()
                .orElseThrow();
        return MethodParameters.of(Methods.class, method);
    }
}
