package io.github.cdirediscache.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {

    @ParameterizedTest
    @ValueSource(
            ints = {0, '\n', '\r', '\t', 0x1b, 0x7f, 0x85, 0x9b, 0xad, 0x200b, 0x200f, 0x2028, 0x2029, 0x202e, 0x2066})
    void message_withACharacterThatChangesItsSurroundings_showsItsNumber(int c) {
        assertThat(Printable.message("a" + Character.toString(c) + "b")).isEqualTo(String.format("a\\u%04xb", c));
    }

    @Test
    void message_withTagsAndHalfAPair_showsTheirNumbers() {
        assertThat(Printable.message("a\udb40\udc41b\ud800c\ufeff")).isEqualTo("a\\udb40\\udc41b\\ud800c\\ufeff");
    }

    @Test
    void message_ofLetters_isAsItIs() {
        assertThat(Printable.message("Größe 大 \ud83d\ude00")).isEqualTo("Größe 大 \ud83d\ude00");
    }

    @Test
    void message_tooLong_isCutAndSaysHowMuchIsMissing() {
        assertThat(Printable.message("x".repeat(5000)))
                .hasSizeLessThan(Printable.LONGEST_MESSAGE + 20)
                .endsWith("x... (3000 more)");
        assertThat(Printable.text("ab\ud83d\ude00", 3)).isEqualTo("ab... (2 more)");
    }

    @Test
    void lines_keepsLineFeedsAlone() {
        assertThat(Printable.lines("1. a\n2. b\u001b[2J\r")).isEqualTo("1. a\n2. b\\u001b[2J\\u000d");
    }

    @Test
    void message_ofAnyBytes_isOneLineThatATerminalShows() {
        Random random = new Random(11);
        for (int run = 0; run < 3000; run++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            for (String text : new String[] {
                new String(bytes, StandardCharsets.ISO_8859_1),
                new String(bytes, StandardCharsets.UTF_8),
                new String(bytes, StandardCharsets.UTF_16)
            }) {
                assertThat(isPrintable(Printable.message(text) + Quotes.quoted(text)))
                        .isTrue();
            }
        }
    }

    private static boolean isPrintable(String text) {
        return text.codePoints()
                .noneMatch(c -> Character.isISOControl(c)
                        || Character.getType(c) == Character.FORMAT
                        || Character.getType(c) == Character.LINE_SEPARATOR
                        || Character.getType(c) == Character.PARAGRAPH_SEPARATOR
                        || Character.getType(c) == Character.SURROGATE);
    }
}
