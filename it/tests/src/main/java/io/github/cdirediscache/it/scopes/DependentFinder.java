package io.github.cdirediscache.it.scopes;

import io.github.cdirediscache.annotation.CacheDefaults;
import jakarta.enterprise.context.Dependent;

@Dependent
@CacheDefaults(cacheName = "dependent")
class DependentFinder extends Finder<String> {

    @Override
    String found(long id, String by) {
        return by + System.nanoTime();
    }
}
