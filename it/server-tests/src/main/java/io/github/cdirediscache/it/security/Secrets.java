package io.github.cdirediscache.it.security;

import io.github.cdirediscache.annotation.CacheResult;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import java.util.concurrent.atomic.AtomicInteger;

/** An enterprise bean that only some may call. */
@Stateless
public class Secrets {

    private static final AtomicInteger RUNS = new AtomicInteger();

    @RolesAllowed("reader")
    @CacheResult(cacheName = "secrets", key = "ejb.{id}")
    public String find(String id) {
        return "secret " + RUNS.incrementAndGet();
    }
}
