package io.github.cdirediscache.it.ear;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@RequestScoped
@Path("door")
public class Door {

    @Inject
    Bench bench;

    @GET
    public String find() {
        return bench.find("a");
    }
}
