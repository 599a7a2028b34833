package io.github.cdirediscache.internal.interceptors.key;

/** Numbers and booleans: as in Java source, with a suffix that tells the types apart. */
record PlainForm(String suffix) implements Form {

    @Override
    public void encode(Object value, StringBuilder out, int depth) {
        out.append(value).append(suffix);
    }

    @Override
    public String text(Object value) {
        return value.toString();
    }
}
