package io.github.cdirediscache.format;

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
        assertThat(JsonSyntax.check(text)).isEqualTo(text.strip().charAt(0));
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
        assertThatThrownBy(() -> JsonSyntax.check(text))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("JSON must have");
    }

    @Test
    void check_ofALongNumber_throwsIOException() throws IOException {
        assertThat(JsonSyntax.check("9".repeat(JsonSyntax.MAX_NUMBER))).isEqualTo('9');
        assertThatThrownBy(() -> JsonSyntax.check("9".repeat(JsonSyntax.MAX_NUMBER + 1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("at most 10000 characters, had 10001");
    }

    @Test
    void check_ofASecret_doesNotRepeatIt() {
        assertThatThrownBy(() -> JsonSyntax.check("{\"password\":\"hunter2\"")).hasMessageNotContaining("hunter2");
    }
}
