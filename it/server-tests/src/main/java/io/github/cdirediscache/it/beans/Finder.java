package io.github.cdirediscache.it.beans;

import io.github.cdirediscache.annotation.CacheResult;
import jakarta.ejb.Local;

/** A local business interface. */
@Local
public interface Finder {

    String find(String id);

    @CacheResult(cacheName = "beans", key = "interface.{id}")
    String byInterface(String id);
}
