package io.github.cdirediscache.it.beans;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.it.application.Application;
import jakarta.el.ELProcessor;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("placement")
@ArquillianTest
class BeansIT {

    @Inject
    Finder stateless;

    @Inject
    SingletonFinder singleton;

    @Inject
    StatefulFinder stateful;

    @Inject
    Visit visit;

    @Inject
    @Named("beans")
    Cache<String> cache;

    @Inject
    BeanManager manager;

    @Deployment
    static WebArchive application() {
        return Application.named("beans")
                .with(
                        Counted.class,
                        Finder.class,
                        StatelessFinder.class,
                        SingletonFinder.class,
                        StatefulFinder.class,
                        Visit.class)
                .war();
    }

    @Test
    void stateless_businessInterface_isCached() {
        String found = stateless.find("a");

        assertThat(stateless.find("a")).isEqualTo(found);
        assertThat(cache.get("stateless.a")).contains(found);
    }

    @Test
    void stateless_annotationOfTheBusinessInterface_acts() {
        String found = stateless.byInterface("a");

        assertThat(stateless.byInterface("a")).isEqualTo(found);
        assertThat(cache.get("interface.a")).contains(found);
    }

    @Test
    void singleton_noInterface_isCachedAndInvalidated() {
        String found = singleton.find("a");
        assertThat(singleton.find("a")).isEqualTo(found);

        singleton.forget("a");

        assertThat(singleton.find("a")).isNotEqualTo(found);
    }

    @Test
    void stateful_isCachedAndHasACache() {
        String found = stateful.find("a");

        assertThat(stateful.find("a")).isEqualTo(found);
        assertThat(stateful.knows("a")).isTrue();
        assertThat(stateful.knows("b")).isFalse();
    }

    @Test
    void conversation_passivated_cacheWorksOn() throws Exception {
        String found = visit.find("a");
        assertThat(visit.find("a")).isEqualTo(found);

        Cache<String> activated = passivated(visit.cache());

        assertThat(activated.get("visit.a")).contains(found);
        activated.invalidate("visit.a");
        assertThat(visit.find("a")).isNotEqualTo(found);
    }

    /** What a container does with the state of a bean. */
    @SuppressWarnings("unchecked")
    private static <T> T passivated(T state) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(state);
        }
        try (ObjectInputStream in = new OfThread(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (T) in.readObject();
        }
    }

    private static final class OfThread extends ObjectInputStream {

        OfThread(InputStream in) throws IOException {
            super(in);
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass described) throws IOException, ClassNotFoundException {
            try {
                return Class.forName(
                        described.getName(), false, Thread.currentThread().getContextClassLoader());
            } catch (ClassNotFoundException e) {
                return super.resolveClass(described);
            }
        }
    }

    @Test
    void el_nameOfTheCache_isTheCache() {
        cache.put("el", "found");
        ELProcessor expressions = new ELProcessor();
        expressions.getELManager().addELResolver(manager.getELResolver());

        assertThat(expressions.<Object>eval("beans.get('el').get()")).isEqualTo("found");
        assertThat(expressions.<Object>eval("beans.name()")).isEqualTo("beans");
    }
}
