package io.github.cdirediscache.it.shapes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.it.application.Application;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An application comes back with its value classes in another shape, and finds what it wrote before. */
@Tag("placement")
@ArquillianTest
@RunAsClient
class ShapesIT {

    @ArquillianResource
    Deployer deployer;

    @Deployment(name = "shapes-old", managed = false, testable = false)
    static WebArchive before() {
        return Shapes.OLD.addTo(application("shapes-old").war());
    }

    @Deployment(name = "shapes-new", managed = false, testable = false)
    static WebArchive after() {
        return Shapes.NEW.addTo(application("shapes-new").war());
    }

    private static Application application(String name) {
        Application application = Application.named(name).with(Rest.class);
        for (String change : Shapes.CHANGES) {
            application.set("redis-cache.binary-" + change + ".serializer", "binary");
        }
        return application;
    }

    private static String get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + System.getProperty("it.http-port") + "/" + path);
        HttpResponse<String> response =
                HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body();
    }

    @Test
    void get_entriesOfTheOldShape_areReadOrMissedAndNeverFail() throws Exception {
        deployer.deploy("shapes-old");
        get("shapes-old/shop/write");
        deployer.undeploy("shapes-old");
        deployer.deploy("shapes-new");

        assertThat(get("shapes-new/shop/read").lines())
                .containsExactly(
                        "json-added Optional.empty",
                        "json-dropped Optional[Dropped[a=x]]",
                        "json-renamed Optional.empty",
                        "json-retyped Optional.empty",
                        "json-reduced Optional.empty",
                        "json-grown Optional[xnew]",
                        "json-moved Optional[MovedTo[a=x]]",
                        "binary-added Optional[Added[a=x, b=null]]",
                        "binary-dropped Optional[Dropped[a=x]]",
                        "binary-renamed Optional[Renamed[a=x, c=null]]",
                        "binary-retyped Optional.empty",
                        "binary-reduced Optional.empty",
                        "binary-grown Optional.empty",
                        "binary-moved Optional.empty");
        get("shapes-new/shop/load");
        assertThat(get("shapes-new/shop/read").lines()).noneMatch(line -> line.endsWith("Optional.empty"));
        deployer.undeploy("shapes-new");
    }
}
