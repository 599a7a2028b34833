package io.github.cdirediscache.benchmarks;

import io.github.cdirediscache.extension.CdiRedisCacheExtension;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A bean with a cached method in a container. */
final class CachedBean implements Reader {

    private static final String LOCATIONS = "redis-cache.hits.locations";
    private static final String TIMEOUT = "redis-cache.hits.timeout";

    /** Kept, as a logger that nobody holds forgets its level. */
    private static final Logger WELD = Logger.getLogger("org.jboss.weld");

    private final SeContainer container;
    private final Stories stories;
    private final Values values;

    CachedBean(String location, Values values) {
        this.values = values;
        // The port is known only now; system properties are a source of MicroProfile Config.
        System.setProperty(LOCATIONS, location);
        System.setProperty(TIMEOUT, "1h");
        WELD.setLevel(Level.WARNING);
        container = SeContainerInitializer.newInstance()
                // In one jar with everything else there are no archives to discover.
                .disableDiscovery()
                .addExtensions(new CdiRedisCacheExtension())
                .addBeanClasses(Stories.class)
                .initialize();
        stories = container.select(Stories.class).get();
        for (int i = 0; i < Values.COUNT; i++) {
            stories.computes(values.bytes(i));
            var unused = stories.find(values.key(i));
        }
        stories.computes(null);
    }

    @Override
    public byte[] read(int index) {
        return stories.find(values.key(index));
    }

    @Override
    public void close() {
        container.close();
        System.clearProperty(LOCATIONS);
        System.clearProperty(TIMEOUT);
    }
}
