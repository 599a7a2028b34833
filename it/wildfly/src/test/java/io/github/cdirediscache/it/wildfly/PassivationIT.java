package io.github.cdirediscache.it.wildfly;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.it.application.Application;
import java.io.IOException;
import java.net.CookieManager;
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
import org.jboss.as.arquillian.api.ServerSetup;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A session with a bean that has a cache and cached methods is passivated, and activated in a new class loader. */
@Tag("server-once")
@ArquillianTest
@RunAsClient
@ServerSetup(PersistentSessions.class)
class PassivationIT {

    private final HttpClient visitor =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @Deployment(name = "baskets", managed = false, testable = false)
    static WebArchive application() {
        return Wars.withManifest(
                Application.named("baskets")
                        .with(Basket.class, BasketServlet.class)
                        .war(),
                Wars.IMPORT);
    }

    private String add(String item) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + System.getProperty("it.http-port") + "/baskets/basket?item=" + item);
        HttpResponse<String> response = visitor.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body();
    }

    @Test
    void session_passivatedAndActivated_cacheAndCachedMethodWorkOn(@ArquillianResource Deployer deployer)
            throws Exception {
        deployer.deploy("baskets");
        assertThat(add("a")).isEqualTo("[a], price of a, 1 computed, a is price of a");

        deployer.undeploy("baskets");
        deployer.deploy("baskets");

        assertThat(add("a")).isEqualTo("[a, a], price of a, 1 computed, a is price of a");
        assertThat(add("b")).isEqualTo("[a, a, b], price of b, 2 computed, a is price of a");
        deployer.undeploy("baskets");
    }
}
