package io.github.cdirediscache.it.telemetry;

import io.github.cdirediscache.annotation.CacheResult;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

@Path("telescope")
@RequestScoped
public class Telescope {

    @GET
    @CacheResult(cacheName = "skies")
    public String see(@QueryParam("star") String star) {
        return "saw " + star;
    }
}
