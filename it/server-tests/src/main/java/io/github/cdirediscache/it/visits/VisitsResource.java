package io.github.cdirediscache.it.visits;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

@Path("visits")
public class VisitsResource {

    @Inject
    private Visits visits;

    @GET
    @Path("{page}")
    public String of(@PathParam("page") String page) {
        return visits.of(page);
    }
}
