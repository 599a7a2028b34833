package io.github.cdirediscache.internal.interceptors.key;

/** Enums: the class and the name of the constant. */
record EnumForm() implements Form {

    @Override
    public void encode(Object value, StringBuilder out, int depth) {
        Enum<?> constant = (Enum<?>) value;
        Encoding.appendClass(constant.getDeclaringClass(), out);
        out.append('.');
        Encoding.appendName(constant.name(), out);
    }

    @Override
    public String text(Object value) {
        return ((Enum<?>) value).name();
    }
}
