package io.github.cdirediscache.extension;

import io.github.cdirediscache.internal.interceptors.binding.Interceptors;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.configurator.AnnotatedTypeConfigurator;
import jakarta.enterprise.util.AnnotationLiteral;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Gives the container our interceptors, each of them once: some containers scan the jars that they come from, too,
 * whatever {@code beans.xml} says.
 */
final class InterceptorRegistration {

    private static final String PRIORITY = "redis-cache.interceptor-priority";

    /** The others are one and two less than the innermost, and less than zero is not for applications. */
    private static final int LEAST_PRIORITY = 2;

    private final Set<Class<?>> registered = new HashSet<>();
    private int shift;

    void register(BeforeBeanDiscovery event, ApplicationConfig config, Consumer<String> problems) {
        shift = shift(config, problems);
        Interceptors.CLASSES.forEach(type -> event.addAnnotatedType(type, type.getName()));
    }

    private static int shift(ApplicationConfig config, Consumer<String> problems) {
        String text = "";
        try {
            text = config.text(PRIORITY).orElse("").strip();
            int priority = text.isEmpty() ? Interceptors.DEFAULT_PRIORITY : Integer.parseInt(text);
            if (priority >= LEAST_PRIORITY) {
                return priority - Interceptors.DEFAULT_PRIORITY;
            }
            problems.accept(PRIORITY + ": must be " + LEAST_PRIORITY + " or more, was " + text);
        } catch (NumberFormatException e) {
            problems.accept(PRIORITY + ": must be a whole number, was \"" + text + "\"");
        } catch (IllegalArgumentException e) {
            problems.accept(String.valueOf(e.getMessage()));
        }
        return 0;
    }

    /** Keeps the first event of each of our interceptors, whether it comes from a scan or from {@link #register}. */
    void keepOnce(ProcessAnnotatedType<?> event) {
        Class<?> type = event.getAnnotatedType().getJavaClass();
        if (!Interceptors.CLASSES.contains(type)) {
            return;
        }
        if (!registered.add(type)) {
            event.veto();
        } else if (shift != 0) {
            shiftPriority(event.configureAnnotatedType());
        }
    }

    private void shiftPriority(AnnotatedTypeConfigurator<?> type) {
        int written = type.getAnnotated().getAnnotation(Priority.class).value();
        type.remove(annotation -> annotation.annotationType() == Priority.class)
                .add(new PriorityLiteral(written + shift));
    }

    @SuppressWarnings("BadAnnotationImplementation") // the superclass has equals and hashCode
    private static final class PriorityLiteral extends AnnotationLiteral<Priority> implements Priority {

        private static final long serialVersionUID = 1;

        private final int value;

        PriorityLiteral(int value) {
            this.value = value;
        }

        @Override
        public int value() {
            return value;
        }
    }
}
