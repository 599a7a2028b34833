package io.github.cdirediscache.internal.key;

import io.github.cdirediscache.cache.KeyFunction;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.internal.reflect.ConfiguredClass;
import java.util.Map;

/** Those that caches can name, and those that are made of class names. */
public record KeyFunctions(Map<String, KeyFunction> named) {

    public KeyFunctions {
        named = Map.copyOf(named);
    }

    public KeySpace keySpace(CacheConfig config) {
        String name = config.keyFunction();
        if (name == null) {
            return new KeySpace(config.keyPrefix(), config.version());
        }
        KeyFunction known = named.get(name);
        KeyFunction function =
                known == null ? ConfiguredClass.newInstance("key-function", name, KeyFunction.class) : known;
        return new KeySpace(config.keyPrefix(), config.version(), function);
    }
}
