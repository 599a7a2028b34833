package io.github.cdirediscache.it.transaction;

import io.github.cdirediscache.annotation.CacheInvalidate;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** An enterprise bean, whose transactions are the container's. */
@Stateless
public class Archive {

    @Inject
    Titles titles;

    @CacheInvalidate(cacheName = "titles", key = "{id}")
    public void change(String id, Runnable work) {
        work.run();
    }

    public void changeByBean(String id, Runnable work) {
        titles.change(id);
        work.run();
    }
}
