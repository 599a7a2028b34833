package io.github.cdirediscache.internal.extension.container;

import io.github.cdirediscache.internal.interceptors.binding.Interceptors;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.configurator.AnnotatedTypeConfigurator;
import jakarta.enterprise.util.AnnotationLiteral;
import java.util.HashSet;
import java.util.Set;

/**
 * Registers our interceptors with the container, each of them once: some containers also scan the jars that they come
 * from, whatever {@code beans.xml} says.
 */
public final class InterceptorRegistration {

    private final Set<Class<?>> registered = new HashSet<>();
    private int shift;

    /** An application of which no interceptor is known yet. */
    public InterceptorRegistration() {}

    /**
     * Registers the interceptors.
     *
     * @param event where to register
     * @param priority the priority of the innermost
     */
    public void register(BeforeBeanDiscovery event, int priority) {
        shift = priority - Interceptors.DEFAULT_PRIORITY;
        Interceptors.CLASSES.forEach(type -> event.addAnnotatedType(type, type.getName()));
    }

    /**
     * Keeps the first event of each of our interceptors, whether it comes from a scan or from {@link #register}.
     *
     * @param event of any interceptor
     */
    public void keepOnce(ProcessAnnotatedType<?> event) {
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
