package io.github.cdirediscache.demo.web;

import jakarta.enterprise.context.RequestScoped;

/** Whether this request has computed its tile. If not, it came from the cache, or from another request. */
@RequestScoped
public class Computed {

    private boolean yes;

    void now() {
        yes = true;
    }

    boolean isYes() {
        return yes;
    }
}
