package io.github.cdirediscache.internal.interceptors.key;

import java.util.function.Function;

/** Values that a text describes fully: in quotes, after the name of the type. */
record QuotedForm<T>(String tag, Class<T> type, Function<T, String> toText) implements Form {

    @Override
    public void encode(Object value, StringBuilder out, int depth) {
        out.append(tag);
        Encoding.appendQuoted(text(value), out);
    }

    @Override
    public String text(Object value) {
        return toText.apply(type.cast(value));
    }
}
