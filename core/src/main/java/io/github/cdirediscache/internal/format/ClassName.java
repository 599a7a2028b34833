package io.github.cdirediscache.internal.format;

import java.util.regex.Pattern;

/**
 * The name of a class in a serialized stream, which comes from outside. Nothing is loaded for it.
 *
 * @param component the innermost component of an array; else the whole name
 * @param isArray whether it is an array
 * @param isPrimitive whether it is an array of a primitive type
 */
record ClassName(String component, boolean isArray, boolean isPrimitive) {

    private static final int LONGEST_SHOWN = 200;
    private static final Pattern JAVA = Pattern.compile("[\\p{L}\\p{N}_$.-]++");

    /** Takes {@code [[Ljava.lang.String;} apart, the form of {@link Class#getName}. */
    static ClassName of(String name) {
        int dimensions = 0;
        while (dimensions < name.length() && name.charAt(dimensions) == '[') {
            dimensions++;
        }
        String component = name.substring(dimensions);
        if (dimensions == 0) {
            return new ClassName(name, false, false);
        }
        if (component.length() == 1) {
            return new ClassName(component, true, "BCDFIJSZ".contains(component));
        }
        boolean isReference = component.startsWith("L") && component.endsWith(";");
        return new ClassName(isReference ? component.substring(1, component.length() - 1) : component, true, false);
    }

    /** The name for a message. */
    String shown() {
        return component.length() <= LONGEST_SHOWN && JAVA.matcher(component).matches()
                ? component
                : "a class with a malformed name";
    }
}
