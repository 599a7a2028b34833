package io.github.cdirediscache.it.redeploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cdirediscache.it.application.Application;
import io.github.cdirediscache.it.application.Servers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Several lives of an application in one server. */
@Tag("placement")
@ArquillianTest
@RunAsClient
class RedeployIT {

    private static final String TENANT = "tenant";
    private static final String HOUSE = "house";
    private static final int LIVES = Integer.getInteger("it.lives", 10);

    private final HttpClient client = HttpClient.newHttpClient();

    @Deployment(name = TENANT, managed = false, testable = false)
    static WebArchive tenant() {
        return Application.named(TENANT)
                .with(Tenant.class, TenantServlet.class)
                .set("redis-cache.binary.serializer", "binary")
                .war();
    }

    @Deployment(name = HOUSE, managed = false, testable = false)
    static WebArchive house() {
        return Application.named(HOUSE).with(ThreadsServlet.class).war();
    }

    private String get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + System.getProperty("it.http-port") + "/" + path);
        HttpResponse<String> response = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body();
    }

    private static String connections() {
        return Servers.shared().command("CLIENT", "LIST");
    }

    @Test
    void redeploy_again_leavesNeitherThreadsNorConnectionsNorClassLoaders(@ArquillianResource Deployer deployer)
            throws Exception {
        deployer.deploy(HOUSE);
        String last = "";
        for (int life = 0; life < LIVES; life++) {
            deployer.deploy(TENANT);
            last = get(TENANT + "/live");
            assertThat(connections()).contains(" name=" + TENANT + " ");
            if (life == LIVES - 1) {
                // A worker thread of the server may hold the one that it served last.
                await().atMost(Duration.ofSeconds(30))
                        .untilAsserted(() -> assertThat(get(TENANT + "/live")).isIn("loaders=1", "loaders=2"));
            }
            deployer.undeploy(TENANT);
            await().untilAsserted(() -> assertThat(connections()).doesNotContain(" name=" + TENANT + " "));
        }

        assertThat(last).startsWith("loaders=");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(get(HOUSE + "/threads"))
                        .doesNotContain("cdi-redis-cache-", "commons-pool-evictor", "jedis"));
        deployer.undeploy(HOUSE);
    }
}
