package io.github.cdirediscache.it.ear;

import io.github.cdirediscache.annotation.CacheResult;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** In both WARs: two classes of one name. */
@RequestScoped
@Path("door")
public class Door {

    @Inject
    Bench bench;

    @GET
    public String find() {
        return bench.find("a");
    }

    @GET
    @Path("{name}")
    @CacheResult(cacheName = "doors", key = "{name}")
    public String open(@PathParam("name") String name) {
        return name + " " + System.nanoTime();
    }
}
