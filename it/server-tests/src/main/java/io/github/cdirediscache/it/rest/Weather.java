package io.github.cdirediscache.it.rest;

import io.github.cdirediscache.annotation.CacheInvalidate;
import io.github.cdirediscache.annotation.CacheResult;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** A client of that service. */
@RegisterRestClient(configKey = "weather")
@Path("forecasts")
public interface Weather {

    @GET
    @Path("{city}")
    @CacheResult(cacheName = "weather", key = "{city}")
    String forecast(@PathParam("city") String city);

    @GET
    @Path("{city}")
    @CacheInvalidate(cacheName = "weather", key = "{city}")
    String changed(@PathParam("city") String city);

    @GET
    @Path("{city}/unsteady")
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    @CacheResult(cacheName = "weather", key = "unsteady.{city}")
    String unsteady(@PathParam("city") String city);
}
