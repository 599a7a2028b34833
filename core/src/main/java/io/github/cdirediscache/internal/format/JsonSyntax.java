package io.github.cdirediscache.internal.format;

import java.io.IOException;

/**
 * Tells text that is one JSON value from any other, before a JSON-B provider sees it.
 *
 * <p>Providers can't be left alone with bytes from outside: Parsson 1.1 loops for ever where a text ends within an
 * object that it skips, overflows the stack on deep nesting, takes quadratic time for a long number, and ignores
 * what follows a number or a string.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</a>
 */
final class JsonSyntax {

    static final int MAX_DEPTH = 200;
    static final int MAX_NUMBER = 10_000;

    private static final int END = -1;

    /** In which a long text that is no number shows it. */
    private static final int BEGIN = 64;

    private final String text;
    private final boolean numbersInTexts;
    private final ContainerLimit containers = new ContainerLimit("JSON");
    private int at;

    private JsonSyntax(String text, boolean numbersInTexts) {
        this.text = text;
        this.numbersInTexts = numbersInTexts;
    }

    /**
     * Returns the first character of the value, which tells its kind.
     *
     * @param numbersInTexts whether a text may be read as a {@code BigInteger} or the like, which takes quadratic time
     *     for a long one
     */
    static char check(String text, boolean numbersInTexts) throws IOException {
        JsonSyntax syntax = new JsonSyntax(text, numbersInTexts);
        syntax.blanks();
        int first = syntax.peek();
        syntax.value(1);
        syntax.blanks();
        if (syntax.at < text.length()) {
            throw syntax.error("the end");
        }
        return (char) first;
    }

    private void value(int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            throw new IOException("JSON must be nested at most " + MAX_DEPTH + " deep, was deeper");
        }
        switch (peek()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            case 't' -> literal("true");
            case 'f' -> literal("false");
            case 'n' -> literal("null");
            default -> number();
        }
    }

    private void object(int depth) throws IOException {
        containers.count();
        at++;
        blanks();
        if (take('}')) {
            return;
        }
        do {
            blanks();
            string();
            blanks();
            expect(':');
            blanks();
            value(depth + 1);
            blanks();
        } while (take(','));
        expect('}');
    }

    private void array(int depth) throws IOException {
        containers.count();
        at++;
        blanks();
        if (take(']')) {
            return;
        }
        do {
            blanks();
            value(depth + 1);
            blanks();
        } while (take(','));
        expect(']');
    }

    private void string() throws IOException {
        expect('"');
        int start = at;
        while (!take('"')) {
            int c = peek();
            if (c < ' ') {
                throw error("a character of a string");
            }
            at++;
            if (c == '\\') {
                escape();
            }
        }
        if (numbersInTexts && at - 1 - start > MAX_NUMBER && beginsAsNumber(start)) {
            throw new IOException("a number as a JSON text must have at most " + MAX_NUMBER + " characters, had more");
        }
    }

    /** Its begin is enough: {@code BigInteger} computes with the digits before it sees what follows them. */
    private boolean beginsAsNumber(int start) {
        for (int i = start; i < start + BEGIN; i++) {
            char c = text.charAt(i);
            if (c == '\\' && text.charAt(i + 1) == 'u') {
                c = (char) Integer.parseInt(text, i + 2, i + 6, 16);
                i += 5;
            }
            // It takes digits of all scripts.
            if (!Character.isDigit(c) && !Character.isSurrogate(c) && "+-.eE".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private void escape() throws IOException {
        int c = peek();
        if (c == END || "\"\\/bfnrtu".indexOf(c) < 0) {
            throw error("an escape");
        }
        at++;
        if (c == 'u') {
            for (int end = at + 4; at < end; at++) {
                // Character.digit would take digits of other scripts.
                if (peek() > 'f' || Character.digit(peek(), 16) < 0) {
                    throw error("a hexadecimal digit");
                }
            }
        }
    }

    private void number() throws IOException {
        int start = at;
        take('-');
        if (!take('0')) {
            digits();
        }
        if (take('.')) {
            digits();
        }
        if (take('e') || take('E')) {
            if (!take('+')) {
                take('-');
            }
            digits();
        }
        if (at - start > MAX_NUMBER) {
            throw new IOException("a JSON number must have at most " + MAX_NUMBER + " characters, had " + (at - start));
        }
    }

    private void digits() throws IOException {
        int start = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        if (at == start) {
            throw error("a value");
        }
    }

    private void literal(String word) throws IOException {
        if (!text.startsWith(word, at)) {
            throw error(word);
        }
        at += word.length();
    }

    private void blanks() {
        int c = peek();
        while (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
            at++;
            c = peek();
        }
    }

    private boolean take(char c) {
        if (peek() != c) {
            return false;
        }
        at++;
        return true;
    }

    private void expect(char c) throws IOException {
        if (!take(c)) {
            throw error("'" + c + "'");
        }
    }

    private int peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    /** Names the place, not the text: it may be a secret. */
    private IOException error(String expected) {
        return new IOException("JSON must have " + expected + " at character " + at + " of " + text.length());
    }
}
