package io.github.cdirediscache.it.beans;

import io.github.cdirediscache.annotation.CacheResult;
import jakarta.ejb.Stateless;

/** With a business interface. */
@Stateless
public class StatelessFinder implements Finder {

    @Override
    @CacheResult(cacheName = "beans", key = "stateless.{id}")
    public String find(String id) {
        return Counted.run(id);
    }

    @Override
    public String byInterface(String id) {
        return Counted.run(id);
    }
}
