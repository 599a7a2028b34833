package io.github.cdirediscache.extension;

import io.github.cdirediscache.testing.RedisServer;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** A CDI SE application of given beans and given configuration, from its start to its end. */
public final class TestApplication implements AutoCloseable {

    private final SmallRyeConfig config;
    private final SeContainer container;

    private TestApplication(SmallRyeConfig config, SeContainer container) {
        this.config = config;
        this.container = container;
    }

    public static Builder of(Class<?>... beans) {
        return new Builder(beans);
    }

    public SeContainer container() {
        return container;
    }

    public <T> T get(Class<T> type, Annotation... qualifiers) {
        return container.select(type, qualifiers).get();
    }

    @Override
    public void close() {
        try {
            container.close();
        } finally {
            ConfigProviderResolver.instance().releaseConfig(config);
        }
    }

    public static final class Builder {

        private final Class<?>[] beans;
        private boolean isScanning;
        private final Map<String, String> properties = new HashMap<>();
        private final List<ConfigSource> sources = new ArrayList<>();
        private final List<String> secrets = new ArrayList<>();

        private Builder(Class<?>... beans) {
            this.beans = beans;
        }

        public Builder with(String name, String value) {
            properties.put(name, value);
            return this;
        }

        /** A server, with more patience than the default: the machine may have other things to do. */
        public Builder with(RedisServer server) {
            return with("redis-cache.default.locations", server.location())
                    .with("redis-cache.default.connect-timeout", "20s")
                    .with("redis-cache.default.socket-timeout", "20s")
                    .with("redis-cache.default.pool.max-wait", "20s");
        }

        public Builder with(ConfigSource source) {
            sources.add(source);
            return this;
        }

        /** Declares a key as one that SmallRye Config gives only to those who ask for secrets. */
        public Builder secret(String name) {
            secrets.add(name);
            return this;
        }

        /** Has the container look for extensions and beans itself, as applications do. */
        public Builder scanning() {
            isScanning = true;
            return this;
        }

        /** Starts an application that must not start. */
        public Throwable failure() {
            try (TestApplication started = start()) {
                throw new AssertionError("was deployed: " + started.container());
            } catch (RuntimeException expected) {
                return expected;
            }
        }

        public TestApplication start() {
            SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                    .addDefaultInterceptors()
                    .withSources(new PropertiesConfigSource(properties, "test", 100))
                    .withSecretKeys(secrets.toArray(String[]::new));
            sources.forEach(builder::withSources);
            SmallRyeConfig config = builder.build();
            ConfigProviderResolver resolver = ConfigProviderResolver.instance();
            resolver.registerConfig(config, Thread.currentThread().getContextClassLoader());
            try {
                SeContainerInitializer initializer =
                        SeContainerInitializer.newInstance().addBeanClasses(beans);
                if (!isScanning) {
                    initializer.disableDiscovery().addExtensions(new CdiRedisCacheExtension());
                }
                return new TestApplication(config, initializer.initialize());
            } catch (RuntimeException | Error e) {
                resolver.releaseConfig(config);
                throw e;
            }
        }
    }
}
