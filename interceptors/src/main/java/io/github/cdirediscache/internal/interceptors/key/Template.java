package io.github.cdirediscache.internal.interceptors.key;

import java.util.ArrayList;
import java.util.List;

/**
 * A text with references: {@code story.{id}}, {@code {0}}, {@code {story.author.id}}; doubled braces are braces.
 *
 * @param pieces literals and references, in their order
 */
record Template(List<Piece> pieces) {

    /** A part of a template. */
    sealed interface Piece {}

    /** Text that stands for itself. */
    record Literal(String text) implements Piece {}

    /**
     * A parameter by name or position, and the properties on the way to the value.
     *
     * @param names the parameter, then the properties
     */
    record Reference(List<String> names) implements Piece {

        String parameter() {
            return names.get(0);
        }

        List<String> properties() {
            return names.subList(1, names.size());
        }

        @Override
        public String toString() {
            return "{" + String.join(".", names) + "}";
        }
    }

    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException if its syntax is wrong; the message says where
     */
    static Template parse(String text) {
        return new Template(new Parser(text).pieces());
    }

    private static final class Parser {

        private final String text;
        private final List<Piece> pieces = new ArrayList<>();
        private final StringBuilder literal = new StringBuilder();
        private int at;

        Parser(String text) {
            this.text = text;
        }

        List<Piece> pieces() {
            while (at < text.length()) {
                char c = text.charAt(at);
                if (text.startsWith("{{", at) || text.startsWith("}}", at)) {
                    literal.append(c);
                    at += 2;
                } else if (c == '{') {
                    reference();
                } else if (c == '}') {
                    throw wrong("has a } at position " + at + " that closes nothing; for a brace write }}");
                } else {
                    literal.append(c);
                    at++;
                }
            }
            endLiteral();
            return List.copyOf(pieces);
        }

        private void reference() {
            int end = text.indexOf('}', at);
            if (end < 0) {
                throw wrong("has a { at position " + at + " that is not closed; for a brace write {{");
            }
            String inside = text.substring(at + 1, end);
            List<String> names = List.of(inside.split("\\.", -1));
            if (!isParameter(names.get(0)) || !names.stream().skip(1).allMatch(Parser::isName)) {
                throw wrong(
                        "has {" + inside + "}, which is not a parameter's name or position and its properties, as in"
                                + " {id}, {0} or {story.author.id}; for a brace write {{");
            }
            endLiteral();
            pieces.add(new Reference(names));
            at = end + 1;
        }

        private void endLiteral() {
            if (!literal.isEmpty()) {
                pieces.add(new Literal(literal.toString()));
                literal.setLength(0);
            }
        }

        private static boolean isParameter(String name) {
            return isName(name)
                    || (!name.isEmpty() && name.length() < 4 && name.chars().allMatch(c -> c >= '0' && c <= '9'));
        }

        private static boolean isName(String name) {
            return !name.isEmpty()
                    && Character.isJavaIdentifierStart(name.codePointAt(0))
                    && name.codePoints().allMatch(Character::isJavaIdentifierPart);
        }

        private IllegalArgumentException wrong(String how) {
            return new IllegalArgumentException("\"" + text + "\" " + how);
        }
    }
}
