package io.github.cdirediscache.it.values;

import io.github.cdirediscache.cache.KeyFunction;
import jakarta.enterprise.context.ApplicationScoped;

/** A key function of the application, a bean. */
@ApplicationScoped
public class Reversed implements KeyFunction {

    @Override
    public String apply(String key) {
        return new StringBuilder(key).reverse().toString();
    }
}
