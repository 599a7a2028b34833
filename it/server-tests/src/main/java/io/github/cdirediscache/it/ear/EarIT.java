package io.github.cdirediscache.it.ear;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.it.application.Application;
import io.github.cdirediscache.it.application.Mistake;
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
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("placement")
@ArquillianTest
@RunAsClient
class EarIT {

    private static final String MISPLACED = "ear-misplaced";

    @ArquillianResource
    Deployer deployer;

    @Deployment(name = "ear", testable = false)
    static EnterpriseArchive ear() {
        return Application.named("ear")
                .set("redis-cache.binary-parts.serializer", "binary")
                .ear(
                        ShrinkWrap.create(JavaArchive.class, "ear-beans.jar").addClass(Bench.class),
                        Application.named("ear-one")
                                .with(Door.class, Workshop.class, Part.class, Rest.class)
                                .module(),
                        Application.named("ear-two")
                                .with(Door.class, Rest.class)
                                .module())
                // WildFly sees the health checks of lib alone: it needs a bean there.
                .addAsLibraries(
                        ShrinkWrap.create(JavaArchive.class, "ear-library.jar").addClass(Tool.class));
    }

    /** Of two WARs: Open Liberty takes an EAR of one WAR for that WAR, and reads its configuration. */
    @Deployment(name = MISPLACED, managed = false, testable = false)
    static EnterpriseArchive misplaced() {
        return Application.named(MISPLACED)
                .unset("redis-cache.default.locations")
                .ear(
                        Application.named("ear-misplaced-one")
                                .with(Workshop.class, Part.class, Rest.class)
                                .moduleWithConfiguration(),
                        Application.named("ear-misplaced-two").with(Rest.class).module());
    }

    private static String get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + System.getProperty("it.http-port") + "/" + path);
        HttpResponse<String> response =
                HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body();
    }

    @Test
    void find_beanOfTheEar_isCachedForBothWars() throws Exception {
        assertThat(get("ear-two/door")).isEqualTo(get("ear-one/door"));
    }

    @Test
    void open_classesOfOneNameInBothWars_areCachedBoth() throws Exception {
        assertThat(get("ear-one/door/one")).isEqualTo(get("ear-one/door/one"));
        assertThat(get("ear-two/door/two")).isEqualTo(get("ear-two/door/two"));
    }

    @Test
    void find_beanOfAWar_isCachedWithItsOwnClasses() throws Exception {
        assertThat(get("ear-one/workshop"))
                .isEqualTo("Optional[[Part[name=nut, number=1]]] Optional[Part[name=bolt, number=2]]");
    }

    @Test
    void ready_ear_hasTheCheck() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(System.getProperty("it.health")))
                .build();
        String health = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body()
                .replaceAll("\\s", "");

        // Once, or on Open Liberty once for each WAR.
        assertThat(health).contains("\"name\":\"redis-cache\"", "\"cache.bench\":\"up\"");
    }

    @Test
    void deploy_configurationInTheWar_isSaidAndTheServerGoesOn() throws Exception {
        assertThat(Mistake.of(deployer, MISPLACED))
                .contains("is not read", "redis-cache.default.locations", "ear-misplaced-one.war", "lib/");
        assertThat(get("ear-two/door")).isEqualTo(get("ear-one/door"));
    }
}
