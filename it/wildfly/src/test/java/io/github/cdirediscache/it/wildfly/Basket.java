package io.github.cdirediscache.it.wildfly;

import io.github.cdirediscache.annotation.CacheResult;
import io.github.cdirediscache.cache.Cache;
import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** Lives in a session, and is passivated with it: its cache, and the interceptor of its method as well. */
@SessionScoped
public class Basket implements Serializable {

    private static final long serialVersionUID = 1;

    private final ArrayList<String> items = new ArrayList<>();
    private int computed;

    @Inject
    @Named("prices")
    Cache<String> prices;

    @CacheResult(cacheName = "prices", key = "{item}")
    public String price(String item) {
        computed++;
        return "price of " + item;
    }

    public List<String> add(String item) {
        items.add(item);
        return List.copyOf(items);
    }

    public String known(String item) {
        return prices.get(item).orElse("none");
    }

    public int computed() {
        return computed;
    }
}
