package io.github.cdirediscache.it.security;

import io.github.cdirediscache.annotation.CacheResult;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.concurrent.atomic.AtomicInteger;

/** A resource that only some may call. */
@Path("resource")
@RequestScoped
public class SecretsResource {

    private static final AtomicInteger RUNS = new AtomicInteger();

    @GET
    @RolesAllowed("reader")
    @CacheResult(cacheName = "secrets", key = "resource.{id}")
    public String find(@QueryParam("id") String id) {
        return "secret " + RUNS.incrementAndGet();
    }
}
