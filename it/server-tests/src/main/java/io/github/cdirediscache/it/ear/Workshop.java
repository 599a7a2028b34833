package io.github.cdirediscache.it.ear;

import io.github.cdirediscache.cache.Cache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** Of one WAR, as its values are. */
@ApplicationScoped
@Path("workshop")
public class Workshop {

    @Inject
    @Named("parts")
    Cache<List<Part>> parts;

    @Inject
    @Named("binary-parts")
    Cache<Part> binary;

    @GET
    public String use() {
        parts.put("a", List.of(new Part("nut", 1)));
        binary.put("a", new Part("bolt", 2));
        return parts.get("a") + " " + binary.get("a");
    }
}
