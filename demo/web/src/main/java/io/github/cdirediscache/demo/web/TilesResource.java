package io.github.cdirediscache.demo.web;

import io.github.cdirediscache.cache.Cache;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The tiles for the page, and what removes them from the cache. */
@Path("tiles")
@RequestScoped
public class TilesResource {

    @Inject
    Tiles tiles;

    @Inject
    @Named("tiles")
    Cache<byte[]> cache;

    @Inject
    Computed computed;

    @GET
    @Path("{region}/{column}/{row}")
    @Produces("image/png")
    public Response png(
            @PathParam("region") String region, @PathParam("column") int column, @PathParam("row") int row) {
        Tile tile = new Tile(region(region), column, row);
        if (!tile.exists()) {
            throw new NotFoundException("A region has " + Tile.PER_SIDE + " by " + Tile.PER_SIDE + " tiles, from 0.");
        }
        long began = System.nanoTime();
        byte[] png = tiles.png(tile);
        double millis = (System.nanoTime() - began) / 1e6;
        // The browser must not keep it: then there was nothing to see of our cache.
        return Response.ok(png)
                .header("Cache-Control", "no-store")
                .header("Server-Timing", (computed.isYes() ? "computed" : "cached") + ";dur=" + millis)
                .build();
    }

    /** By the annotation: the name of the region is put into its pattern. */
    @DELETE
    @Path("{region}")
    public void forget(@PathParam("region") String region) {
        tiles.forget(region(region));
    }

    /** By the injected cache: the visitor's pattern, as it is. */
    @DELETE
    @Produces(MediaType.TEXT_PLAIN)
    public long invalidate(@QueryParam("pattern") @Nullable String pattern) {
        if (pattern == null || pattern.isBlank()) {
            throw badRequest("Say which keys, for example seahorse/* or */0.?");
        }
        return cache.invalidatePattern(pattern);
    }

    private static Region region(String name) {
        return Regions.named(name).orElseThrow(() -> new NotFoundException("There is no such region."));
    }

    private static BadRequestException badRequest(String message) {
        return new BadRequestException(Response.status(Response.Status.BAD_REQUEST)
                .type(MediaType.TEXT_PLAIN)
                .entity(message)
                .build());
    }
}
