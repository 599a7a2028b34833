package io.github.cdirediscache.format;

import java.util.Map;
import java.util.Set;

/**
 * Serializers of a library that need no class name and no bean: what adds the library to an application can name their
 * ids at once. Found by {@link java.util.ServiceLoader}: the jar names the implementation, a public class with a public
 * constructor without parameters, in {@code META-INF/services/io.github.cdirediscache.format.SerializerProvider}.
 *
 * <p>The context class loader of the thread that makes a cache is asked first, then the one of this library. So the jar may
 * be in the application though this library is in the server. Of a class that both find, the first one is used.
 *
 * <p>Loading the class and making its object must need nothing of the libraries that its serializers stand on: if one of
 * them is missing, {@link #create} fails, and with it only a cache that names the serializer.
 */
public interface SerializerProvider {

    /**
     * The ids of the serializers that it makes; see {@link Serializer#id}.
     *
     * @return the ids; none of them is taken by a serializer of another provider or of this library
     */
    Set<String> ids();

    /**
     * The options that its serializers take.
     *
     * @return by the option's name, without {@code serializer.}, the words that it may be; an empty set if any text will do
     */
    Map<String, Set<String>> options();

    /**
     * Makes a serializer. A cache closes it at its end if it is {@link AutoCloseable}.
     *
     * @param id one of {@link #ids}; the new serializer has it
     * @param options those of {@link #options} that are set, with checked values
     * @return a new serializer
     * @throws IllegalArgumentException if an option has a bad value
     */
    Serializer create(String id, Map<String, String> options);
}
