package io.github.cdirediscache.reliability.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.cdirediscache.internal.format.Corpus;
import io.github.cdirediscache.internal.interceptors.key.KeyRule;
import io.github.cdirediscache.internal.interceptors.key.MethodParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A key template is refused, or makes the key that a few lines of regular expressions make of it. */
class TemplateFuzzTest {

    private static final Pattern TOKEN = Pattern.compile("\\{\\{|}}|\\{([^}]*)}|.", Pattern.DOTALL);
    private static final Object[] ARGUMENTS = {"x*y", new Corpus.Author("ann", 1900), 42};

    private static final Map<String, String> REFERENCES = Map.of(
            "id", "x*y",
            "0", "x*y",
            "author.name", "ann",
            "author.born", "1900",
            "1.name", "ann",
            "number", "42",
            "2", "42");

    private static final MethodParameters PARAMETERS = parameters();

    private interface Bean {
        void method(String id, Corpus.Author author, int number);
    }

    private static MethodParameters parameters() {
        try {
            return MethodParameters.of(
                    Bean.class, Bean.class.getDeclaredMethod("method", String.class, Corpus.Author.class, int.class));
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    @FuzzTest
    void template(byte[] bytes) throws Exception {
        String text = new Input(bytes).text();
        Bounds.OF_A_TEXT.within(() -> {
            check(text);
            return "";
        });
    }

    private static void check(String text) {
        List<String> problems = new ArrayList<>();
        KeyRule template = KeyRule.template(PARAMETERS, text, problems::add);
        List<String> problemsOfPattern = new ArrayList<>();
        KeyRule pattern = KeyRule.pattern(PARAMETERS, text, problemsOfPattern::add);
        assertThat(problemsOfPattern).isEqualTo(problems);
        if (!problems.isEmpty()) {
            assertThat(problems).allMatch(problem -> !problem.isEmpty());
            return;
        }
        assertThat(template.shape().toString()).isNotNull();
        assertThat(pattern.shape().toString()).isNotNull();
        String expected = expected(text, "x*y");
        if (expected != null) {
            assertThat(template.of(ARGUMENTS)).isEqualTo(expected.isEmpty() ? "<empty>" : expected);
            String glob = expected(text, "x\\*y");
            assertThat(pattern.of(ARGUMENTS)).isEqualTo(glob == null || glob.isEmpty() ? "<empty>" : glob);
        }
    }

    /** The key; null for a reference that is not one of the few known here. */
    private static @Nullable String expected(String text, String id) {
        StringBuilder key = new StringBuilder();
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            String reference = token.group(1);
            if (reference != null) {
                String value = REFERENCES.get(reference);
                if (value == null) {
                    return null;
                }
                key.append(value.equals("x*y") ? id : value);
            } else {
                key.append(isBrace(token.group()) ? token.group().substring(1) : token.group());
            }
        }
        return key.toString();
    }

    private static boolean isBrace(String token) {
        return token.equals("{{") || token.equals("}}");
    }
}
