package io.github.cdirediscache.it.rest;

import io.github.cdirediscache.annotation.CacheResult;
import io.github.cdirediscache.cache.Cache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** A resource with cached methods and an injected cache, which uses the client. */
@Path("cities")
@ApplicationScoped
public class Cities {

    private final AtomicInteger runs = new AtomicInteger();

    @Inject
    @RestClient
    Weather weather;

    @Inject
    @Named("cities")
    Cache<List<String>> cache;

    @GET
    @Path("{country}")
    @Produces(MediaType.APPLICATION_JSON)
    @CacheResult(cacheName = "cities", key = "{country}")
    public List<String> of(@PathParam("country") String country) {
        return List.of(country, "run " + runs.incrementAndGet());
    }

    @GET
    @Path("{country}/cached")
    @Produces(MediaType.TEXT_PLAIN)
    public String cached(@PathParam("country") String country) {
        return String.valueOf(cache.get(country));
    }

    @GET
    @Path("weather/{city}")
    @Produces(MediaType.TEXT_PLAIN)
    public String weather(@PathParam("city") String city) {
        return weather.forecast(city);
    }

    @GET
    @Path("weather/{city}/changed")
    @Produces(MediaType.TEXT_PLAIN)
    public String changed(@PathParam("city") String city) {
        return weather.changed(city);
    }

    @GET
    @Path("weather/{city}/unsteady")
    @Produces(MediaType.TEXT_PLAIN)
    public String unsteady(@PathParam("city") String city) {
        return weather.unsteady(city);
    }
}
