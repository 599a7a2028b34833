package io.github.cdirediscache.internal.interceptors.key;

import org.jspecify.annotations.Nullable;

/** How the values of one class are written into keys. */
interface Form {

    /**
     * Writes a value as a part of a generated key: different values differ, of whatever classes they are. Outside its
     * quotes and pairs of brackets a value's text holds neither a comma nor an equals sign nor a bracket, so that texts
     * can be joined.
     *
     * @throws IllegalArgumentException if the value holds something that has no form
     */
    void encode(Object value, StringBuilder out, int depth);

    /** The value as it stands in a template's key; {@code null} if it stands for {@code null}. */
    default @Nullable String text(Object value) {
        StringBuilder out = new StringBuilder();
        encode(value, out, 0);
        return out.toString();
    }
}
