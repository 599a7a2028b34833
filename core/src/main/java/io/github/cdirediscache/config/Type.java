package io.github.cdirediscache.config;

import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * How values of a kind are written.
 *
 * @param words its name in the reference, in Markdown
 * @param parse reads a text; its exceptions say what is wrong, and show the text where that is allowed
 * @param format writes a value
 * @param copy makes an immutable copy of a value
 * @param masked hides secrets in a text
 */
record Type<T>(
        String words,
        Function<String, T> parse,
        Function<T, String> format,
        UnaryOperator<T> copy,
        UnaryOperator<String> masked) {

    static final String MASK = "***";

    Type(String words, Function<String, T> parse, Function<T, String> format) {
        this(words, parse, format, value -> value, text -> MASK);
    }

    Type<T> copiedBy(UnaryOperator<T> copying) {
        return new Type<>(words, parse, format, copying, masked);
    }

    Type<T> maskedBy(UnaryOperator<String> masking) {
        return new Type<>(words, parse, format, copy, masking);
    }
}
