package io.github.cdirediscache.internal.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSyntaxTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                " \t\r\n{ } ",
                "\"\"",
                "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00aF\"",
                "0",
                "-0",
                "-0.5e-3",
                "1E+2",
                "10",
                "true",
                "false",
                "null",
                "[1 , 2]",
                "{\"a\" : [ {} , null ] , \"a\":1}",
                "\"\u007f\u2028\ud83d\""
            })
    void check_ofJson_givesItsFirstCharacter(String text) throws IOException {
        assertThat(JsonSyntax.check(text, true)).isEqualTo(text.strip().charAt(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "}",
                "[",
                "]",
                "[1",
                "[1,",
                "[1,]",
                "[,1]",
                "[1 2]",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{a:1}",
                "{\"a\":1",
                "{1:2}",
                "\"",
                "\"\\",
                "\"\\x\"",
                "\"\\u12\"",
                "\"\\u12g4\"",
                "\"\\u\uff11234\"",
                "\"\n\"",
                "01",
                "-",
                "+1",
                ".5",
                "1.",
                "1e",
                "1e+",
                "0x1",
                "NaN",
                "Infinity",
                "tru",
                "truex",
                "True",
                "nulll",
                "1 2",
                "[] []",
                "\ufeff1",
                "'a'",
                "//",
                "1\u00a0",
                "\uff11"
            })
    void check_ofAnythingElse_throwsIOException(String text) {
        assertThatThrownBy(() -> JsonSyntax.check(text, true))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("JSON must have");
    }

    @Test
    void check_ofALongNumber_throwsIOException() throws IOException {
        assertThat(JsonSyntax.check("9".repeat(JsonSyntax.MAX_NUMBER), true)).isEqualTo('9');
        assertThatThrownBy(() -> JsonSyntax.check("9".repeat(JsonSyntax.MAX_NUMBER + 1), true))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("at most 10000 characters, had 10001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[],", "{},", "{\"a\":[]},"})
    void check_ofAMillionArraysAndObjects_throwsIOExceptionBeyond(String element) throws IOException {
        int containers = element.contains("[]}") ? 2 : 1;
        int most = (ContainerLimit.MAX - 1) / containers;

        assertThat(JsonSyntax.check("[" + element.repeat(most) + "1]", true)).isEqualTo('[');
        assertThatThrownBy(() -> JsonSyntax.check("[" + element.repeat(most + 1) + "1]", true))
                .isInstanceOf(IOException.class)
                .hasMessage("JSON must have at most 1000000 arrays and objects, had more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "\uff17", "\\u0037", "1e5", "-", "\u0661", "\ud835\udfd7"})
    void check_ofALongTextThatBeginsAsANumber_throwsIOExceptionWhereOneMayBeRead(String digit) throws IOException {
        String digits = "\"" + digit.repeat(JsonSyntax.MAX_NUMBER + 1) + "x\"";

        for (String text : new String[] {digits, "{" + digits + ":1}", "[{\"a\":" + digits + "}]"}) {
            assertThatThrownBy(() -> JsonSyntax.check(text, true))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("at most 10000 characters");
            assertThat(JsonSyntax.check(text, false)).isEqualTo(text.charAt(0));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "1 ", "\\n", "\\u0061", "3,"})
    void check_ofALongTextThatBeginsOtherwise_takesIt(String letter) throws IOException {
        assertThat(JsonSyntax.check("\"" + letter.repeat(JsonSyntax.MAX_NUMBER + 1) + "\"", true))
                .isEqualTo('"');
        assertThat(JsonSyntax.check("\"" + "7".repeat(JsonSyntax.MAX_NUMBER) + "\"", true))
                .isEqualTo('"');
    }

    @Test
    void check_ofASecret_doesNotRepeatIt() {
        assertThatThrownBy(() -> JsonSyntax.check("{\"password\":\"hunter2\"", true))
                .hasMessageNotContaining("hunter2");
    }
}
