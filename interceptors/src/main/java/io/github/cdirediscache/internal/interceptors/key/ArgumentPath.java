package io.github.cdirediscache.internal.interceptors.key;

import io.github.cdirediscache.internal.reflect.DeclaredTypes;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way from a call's arguments to a value in a template.
 *
 * @param where the method and the reference, for messages
 * @param index the position of the parameter
 * @param properties the properties to read, one from the other
 * @param type the declared type at the end, boxed
 */
record ArgumentPath(String where, int index, List<Accessor> properties, Type type) {

    private static final String NULL = "<null>";

    /**
     * The way that a reference names.
     *
     * @throws IllegalArgumentException if a name is wrong or the type at the end can't stand in a key
     */
    static ArgumentPath of(MethodParameters parameters, Template.Reference reference) {
        int index = parameters.indexOf(reference);
        Type type = parameters.type(index);
        List<Accessor> properties = new ArrayList<>();
        for (String name : reference.properties()) {
            Property property = property(type, name, reference);
            properties.add(property.accessor());
            type = property.type();
        }
        if (!KeyTypes.isForTemplates(type)) {
            throw new IllegalArgumentException(reference + " is of type " + type.getTypeName()
                    + ", which has no text that a key can be made of; name a property of it, it has "
                    + Property.names(type));
        }
        String where = parameters.methodName() + ": " + reference;
        return new ArgumentPath(where, index, List.copyOf(properties), DeclaredTypes.boxed(type));
    }

    /** The value as text. */
    String text(Object[] arguments) {
        Object value = arguments[index];
        for (int i = 0; i < properties.size() && value != null; i++) {
            value = read(properties.get(i), value);
        }
        return value == null ? NULL : text(value);
    }

    private static Property property(Type type, String name, Template.Reference reference) {
        return Property.find(type, name)
                .orElseThrow(() -> new IllegalArgumentException(reference + ": " + type.getTypeName()
                        + " has no property " + name + "; it has " + Property.names(type)));
    }

    private @Nullable Object read(Accessor property, Object owner) {
        try {
            return property.get(owner);
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            throw UnusableKeyException.unread(where + " can't be read", e);
        }
    }

    private String text(Object value) {
        try {
            String text = Forms.of(value.getClass()).text(value);
            return text == null ? NULL : plain(text);
        } catch (IllegalArgumentException e) {
            throw UnusableKeyException.none(where + ": " + e.getMessage(), e);
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            throw UnusableKeyException.unread(where + " can't be read", e);
        }
    }

    /** The text, one {@code <} longer where it looks like one of ours. */
    private static String plain(String text) {
        boolean looksLikeOurs = text.startsWith("<") && text.matches("<+(null|empty)>");
        return looksLikeOurs ? "<" + text : Encoding.plain(text);
    }
}
