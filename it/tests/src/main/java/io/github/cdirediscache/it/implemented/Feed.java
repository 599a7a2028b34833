package io.github.cdirediscache.it.implemented;

import io.github.cdirediscache.annotation.CacheDefaults;
import io.github.cdirediscache.annotation.CacheInvalidate;
import io.github.cdirediscache.annotation.CacheResult;
import java.util.concurrent.Flow;

/** Has the annotations, and the class that implements it has none. */
@CacheDefaults(cacheName = "feed")
interface Feed<T> {

    @CacheResult(key = "{id}")
    T find(long id);

    @CacheInvalidate(key = "{id}")
    void forget(long id);

    @CacheResult(key = "later.{id}")
    Flow.Publisher<T> later(long id);

    @CacheInvalidate(key = "later.{id}")
    Flow.Publisher<T> forgetLater(long id);
}
