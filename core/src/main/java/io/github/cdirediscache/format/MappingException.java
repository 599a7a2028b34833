package io.github.cdirediscache.format;

import java.io.IOException;
import java.util.List;

/**
 * A serializer can't write or read a property of a value. It names the property for the cache's own log message, since
 * the message of the cause may quote values, which must not be logged.
 */
public final class MappingException extends IOException {

    private static final long serialVersionUID = 1;

    /** The names of the properties, outermost first. */
    private final String[] path;

    /**
     * A failure in a property.
     *
     * @param path the names of the properties that lead to it, outermost first; empty if it is none. Names only: nothing
     *     of a value, such as the key of a map
     * @param cause what failed
     */
    public MappingException(List<String> path, Throwable cause) {
        super(
                path.isEmpty()
                        ? "a value can't be mapped"
                        : "the property " + String.join(".", path) + " can't be mapped",
                cause);
        this.path = path.toArray(String[]::new);
    }

    /**
     * The property that failed.
     *
     * @return the names of the properties that lead to it, outermost first; empty if it is none
     */
    public List<String> path() {
        return List.of(path);
    }
}
