package io.github.cdirediscache.internal.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BudgetedReaderTest {

    private static final int BUFFER = 1 << 20;

    private final StringBuilder read = new StringBuilder();

    private List<Integer> pieces(String text) throws IOException {
        List<Integer> pieces = new ArrayList<>();
        char[] buffer = new char[BUFFER];
        try (BudgetedReader reader = new BudgetedReader(text, new ReadBudget(new SlowEffort(), 1))) {
            for (int count = reader.read(buffer); count >= 0; count = reader.read(buffer)) {
                read.append(buffer, 0, count);
                pieces.add(count);
            }
        }
        return pieces;
    }

    @Test
    void read_longString_isInGrowingPieces() throws IOException {
        String text = "[\"" + "a\\\"\\\\".repeat(1_000_000) + "\"]";

        assertThat(pieces(text)).hasSizeLessThan(100).last().isNotNull();
        assertThat(read).hasToString(text);
    }

    @Test
    void read_objectsAfterALongString_areInSmallPieces() throws IOException {
        String string = "\"" + "x".repeat(5_000_000) + "\\\\\"";
        String objects = ",{\"x\":1,\"y\":2}".repeat(100_000);

        List<Integer> pieces = pieces("[" + string + objects + "]");
        assertThat(read).hasToString("[" + string + objects + "]");
        assertThat(pieces).hasSizeGreaterThan(objects.length() / 2048);
    }
}
