package io.github.cdirediscache.it.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.atomic.AtomicInteger;

/** A service that says how often it was asked. */
@Path("forecasts")
public class Forecasts {

    static final AtomicInteger ASKED = new AtomicInteger();
    static final AtomicInteger UNSTEADY = new AtomicInteger();

    @GET
    @Path("{city}")
    public String forecast(@PathParam("city") String city) {
        return city + " " + ASKED.incrementAndGet();
    }

    /** Answers every third request. */
    @GET
    @Path("{city}/unsteady")
    public Response unsteady(@PathParam("city") String city) {
        int asked = UNSTEADY.incrementAndGet();
        return asked % 3 == 0
                ? Response.ok(city + " " + asked).build()
                : Response.status(Response.Status.SERVICE_UNAVAILABLE).build();
    }

    @GET
    @Path("asked")
    public int asked() {
        return UNSTEADY.get();
    }
}
