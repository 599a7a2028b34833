package io.github.cdirediscache.internal.interceptors.exception;

import io.github.cdirediscache.cache.KeptFailures;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Exceptions of listed classes, stored as the class's name and the message. What is read back is made by the factory of
 * a listed class; a name that is not in the list names nothing.
 */
public final class CachedExceptions implements KeptFailures {

    /** Ends the class's name in the stored text; without it there is no message. */
    private static final char SEPARATOR = '\n';

    private static final int MAX_MESSAGE_CHARS = 1000;

    private final Map<String, ExceptionFactory> factories;
    private final Duration timeToLive;

    private CachedExceptions(Map<String, ExceptionFactory> factories, Duration timeToLive) {
        this.factories = Map.copyOf(factories);
        this.timeToLive = timeToLive;
    }

    /**
     * Exceptions of listed classes.
     *
     * @param classes the classes
     * @param timeToLive how long an exception is stored; {@code null} if that could not be read
     * @param problems is told of each class that can't be created again
     * @return the exceptions; {@link KeptFailures#NONE} if there are no classes, or no time
     */
    public static KeptFailures plan(
            List<Class<? extends Exception>> classes, @Nullable Duration timeToLive, Consumer<String> problems) {
        if (classes.isEmpty() || timeToLive == null) {
            return KeptFailures.NONE;
        }
        Map<String, ExceptionFactory> factories = new LinkedHashMap<>();
        for (Class<? extends Exception> type : classes) {
            try {
                factories.put(type.getName(), ExceptionFactory.of(type));
            } catch (IllegalArgumentException e) {
                problems.accept(String.valueOf(e.getMessage()));
            }
        }
        return new CachedExceptions(factories, timeToLive);
    }

    @Override
    public Duration timeToLive() {
        return timeToLive;
    }

    @Override
    public Optional<String> write(Throwable failure) {
        for (Class<?> type = failure.getClass(); type != null; type = type.getSuperclass()) {
            if (factories.containsKey(type.getName())) {
                return Optional.of(type.getName() + storedMessage(failure.getMessage()));
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<Throwable> read(String stored) {
        int end = stored.indexOf(SEPARATOR);
        String name = end < 0 ? stored : stored.substring(0, end);
        String message = end < 0 ? null : stored.substring(end + 1);
        return Optional.ofNullable(factories.get(name)).flatMap(factory -> factory.create(message));
    }

    private static String storedMessage(@Nullable String message) {
        if (message == null) {
            return "";
        }
        boolean isLong = message.length() > MAX_MESSAGE_CHARS;
        return SEPARATOR + (isLong ? message.substring(0, MAX_MESSAGE_CHARS) + "…" : message);
    }
}
