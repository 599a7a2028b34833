package io.github.cdirediscache.it.mistake;

import io.github.cdirediscache.cache.Cache;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

@Dependent
class Nameless {

    @Inject
    Cache<String> unknown;
}
