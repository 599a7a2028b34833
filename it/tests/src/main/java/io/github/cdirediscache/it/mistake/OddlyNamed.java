package io.github.cdirediscache.it.mistake;

import io.github.cdirediscache.cache.Cache;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

@Dependent
class OddlyNamed {

    @Inject
    @Named("odd name!")
    Cache<String> odd;
}
