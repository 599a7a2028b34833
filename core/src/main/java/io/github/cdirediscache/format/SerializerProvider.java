package io.github.cdirediscache.format;

import java.util.Map;
import java.util.Set;

/**
 * Provides the serializers of a library. An application that has the library can use them by their ids, without class
 * names and beans. Found by {@link java.util.ServiceLoader}: the jar names the implementation, a public class with a
 * public constructor without parameters, in {@code
 * META-INF/services/io.github.cdirediscache.format.SerializerProvider}.
 *
 * <p>The context class loader of the thread that makes a cache is asked first, then the one of this library. So the jar
 * may be in the application though this library is in the server. If both find the same class, the first one is used.
 *
 * <p>It must be possible to load the class and create an instance without the libraries that its serializers need. If
 * one of these is missing, {@link #create} fails, and with it only a cache that uses the serializer.
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
     * @return by the option's name, without {@code serializer.}, the allowed values; an empty set if any text is
     *     allowed
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
