package io.github.cdirediscache.it.wildfly;

import io.github.cdirediscache.it.application.Application;
import io.github.cdirediscache.it.visits.Rest;
import io.github.cdirediscache.it.visits.Visits;
import io.github.cdirediscache.it.visits.VisitsResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Applications that bring no library. */
final class Wars {

    static final String IMPORT = "Dependencies: io.github.cdirediscache services";

    private Wars() {}

    /** Annotations and a properties file, and nothing else. */
    static WebArchive counting(String name) {
        return Application.named(name)
                .with(Visits.class, VisitsResource.class, Rest.class)
                .war();
    }

    /** The same, with a serializer. */
    static WebArchive counting(String name, String serializer) {
        return Application.named(name)
                .with(Visits.class, VisitsResource.class, Rest.class)
                .set("redis-cache.visits.serializer", serializer)
                .war();
    }

    static WebArchive injecting(String name) {
        return Application.named(name).with(Injecting.class).war();
    }

    static WebArchive withManifest(WebArchive war, String line) {
        war.setManifest(new StringAsset("Manifest-Version: 1.0\n" + line + "\n"));
        return war;
    }
}
