package io.github.cdirediscache.docs;

import io.github.cdirediscache.config.CacheConfig;
import java.time.Duration;

/** Settings without any configuration. */
class SettingsFromJava {

    static CacheConfig stories() {
        // tag::settings-from-java
        CacheConfig stories = CacheConfig.builder("stories")
                .locations("redis.example.com")
                .timeout(Duration.ofHours(1))
                .set("pool.max-wait", "250ms")
                .build();
        // end::settings-from-java
        return stories;
    }
}
