package io.github.cdirediscache.it.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.concurrent.atomic.AtomicInteger;

/** A service that says how often it was asked. */
@Path("forecasts")
public class Forecasts {

    static final AtomicInteger ASKED = new AtomicInteger();

    @GET
    @Path("{city}")
    public String forecast(@PathParam("city") String city) {
        return city + " " + ASKED.incrementAndGet();
    }
}
