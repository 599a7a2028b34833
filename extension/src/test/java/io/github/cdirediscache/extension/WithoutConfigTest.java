package io.github.cdirediscache.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheManager;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigBuilder;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A runtime whose MicroProfile Config does not work. */
class WithoutConfigTest {

    private static final class NoConfig extends ConfigProviderResolver {

        @Override
        public Config getConfig() {
            throw new IllegalStateException("no configuration today");
        }

        @Override
        public Config getConfig(ClassLoader loader) {
            return getConfig();
        }

        @Override
        public ConfigBuilder getBuilder() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void registerConfig(Config config, ClassLoader loader) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void releaseConfig(Config config) {
            throw new UnsupportedOperationException();
        }
    }

    @Dependent
    static class Plain {}

    @Dependent
    static class Words {
        @Inject
        @Named
        Cache<String> words;
    }

    private final ConfigProviderResolver before = ConfigProviderResolver.instance();

    @BeforeEach
    void takeAway() {
        ConfigProviderResolver.setInstance(new NoConfig());
    }

    @AfterEach
    void giveBack() {
        ConfigProviderResolver.setInstance(before);
    }

    private static SeContainer start(Class<?> bean) {
        return SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addExtensions(new CdiRedisCacheExtension())
                .addBeanClasses(bean)
                .initialize();
    }

    @Test
    void start_nothingUsesCaches_isSilent() {
        try (SeContainer container = start(Plain.class)) {
            assertThat(container.select(CacheManager.class).get().names()).isEmpty();
        }
    }

    @Test
    void S47_cacheIsUsed_isAProblem() {
        assertThatThrownBy(() -> start(Words.class).close())
                .isInstanceOf(DeploymentException.class)
                .hasMessageContaining("redis-cache: 1 problem\n  1. the configuration of words can't be read: ")
                .hasMessageContaining("no configuration today; if there is no MicroProfile Config, add")
                .hasMessageContaining("mpConfig-3.1");
    }
}
