package io.github.cdirediscache.internal.extension.config;

import io.github.cdirediscache.internal.config.Keys;
import io.github.cdirediscache.internal.interceptors.binding.Interceptors;
import java.util.Locale;
import java.util.function.Consumer;

/** The settings of an application that are not of one cache. */
public final class ApplicationSettings {

    private static final String INTERCEPTOR_PRIORITY = Keys.INTERCEPTOR_PRIORITY;
    private static final String TRACING = Keys.TRACING;

    /** The other interceptors have one and two less than the innermost, and no application may go below zero. */
    private static final int LEAST_PRIORITY = 2;

    private ApplicationSettings() {}

    /**
     * The priority of the innermost interceptor.
     *
     * @param config the application's configuration
     * @param problems is told if the setting is wrong
     * @return the priority; the default if it is not set, or wrong
     */
    public static int interceptorPriority(ApplicationConfig config, Consumer<String> problems) {
        String text = "";
        try {
            text = config.text(INTERCEPTOR_PRIORITY).orElse("").strip();
            int priority = text.isEmpty() ? Interceptors.DEFAULT_PRIORITY : Integer.parseInt(text);
            if (priority >= LEAST_PRIORITY) {
                return priority;
            }
            problems.accept(INTERCEPTOR_PRIORITY + ": must be " + LEAST_PRIORITY + " or more, was " + text);
        } catch (NumberFormatException e) {
            problems.accept(INTERCEPTOR_PRIORITY + ": must be a whole number, was \"" + text + "\"");
        } catch (IllegalArgumentException e) {
            problems.accept(String.valueOf(e.getMessage()));
        }
        return Interceptors.DEFAULT_PRIORITY;
    }

    /**
     * Whether what is sent to Redis is traced.
     *
     * @param config the application's configuration
     * @param problems is told if the setting is wrong
     * @return false unless it is set
     */
    public static boolean isTraced(ApplicationConfig config, Consumer<String> problems) {
        try {
            String text = config.text(TRACING).orElse("").strip().toLowerCase(Locale.ROOT);
            if (!text.isEmpty() && !text.equals("true") && !text.equals("false")) {
                problems.accept(TRACING + ": must be true or false, was \"" + text + "\"");
            }
            return text.equals("true");
        } catch (IllegalArgumentException e) {
            problems.accept(String.valueOf(e.getMessage()));
            return false;
        }
    }
}
