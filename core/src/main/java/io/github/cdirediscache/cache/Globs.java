package io.github.cdirediscache.cache;

/** Escapes literals for Redis's glob patterns. */
public final class Globs {

    private Globs() {}

    /**
     * A pattern that matches exactly this text.
     *
     * @param literal any text
     * @return the text with a backslash before each of {@code * ? [ ] \}
     */
    public static String escape(String literal) {
        StringBuilder escaped = new StringBuilder(literal.length() + 8);
        for (int i = 0; i < literal.length(); i++) {
            char c = literal.charAt(i);
            if (c == '*' || c == '?' || c == '[' || c == ']' || c == '\\') {
                escaped.append('\\');
            }
            escaped.append(c);
        }
        return escaped.toString();
    }
}
