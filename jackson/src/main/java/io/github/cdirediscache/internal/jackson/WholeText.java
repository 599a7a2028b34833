package io.github.cdirediscache.internal.jackson;

import java.io.StringReader;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * A YAML text that is in memory as a whole. SnakeYAML's own reader copies what it has of a word or a quoted text for
 * each kilobyte that it reads of it, so that the time goes with the square of the length: a minute for 16 MB. Not
 * thread-safe.
 */
final class WholeText extends StreamReader {

    private static final String NAME = "entry";
    private static final int END = '\0';

    private final int[] codePoints;
    private int at;
    private int documentBegin;
    private int line;
    private int column;

    WholeText(String text) {
        super(new StringReader(""));
        if (!isPrintable(text)) {
            throw new YAMLException("a YAML text must have printable characters only");
        }
        this.codePoints = text.codePoints().toArray();
    }

    @Override
    public Mark getMark() {
        return new Mark(NAME, at, line, column, codePoints, at);
    }

    @Override
    public void forward(int length) {
        int end = Math.min(at + length, codePoints.length);
        while (at < end) {
            int c = codePoints[at++];
            if (isLineBreak(c)) {
                line++;
                column = 0;
            } else if (c != '\ufeff') {
                column++;
            }
        }
    }

    /** That of YAML 1.1; a carriage return before a line feed is a part of its break. */
    private boolean isLineBreak(int c) {
        return c == '\n' || c == '\u0085' || c == '\u2028' || c == '\u2029' || (c == '\r' && peek() != '\n');
    }

    @Override
    public int peek() {
        return peek(0);
    }

    @Override
    public int peek(int index) {
        return index < codePoints.length - at ? codePoints[at + index] : END;
    }

    @Override
    public String prefix(int length) {
        return new String(codePoints, at, Math.min(length, codePoints.length - at));
    }

    @Override
    public String prefixForward(int length) {
        String prefix = prefix(length);
        at = Math.min(at + length, codePoints.length);
        column += length;
        return prefix;
    }

    @Override
    public int getColumn() {
        return column;
    }

    @Override
    public int getLine() {
        return line;
    }

    @Override
    public int getIndex() {
        return at;
    }

    @Override
    public int getDocumentIndex() {
        return at - documentBegin;
    }

    @Override
    public void resetDocumentIndex() {
        documentBegin = at;
    }
}
