package io.github.cdirediscache.it.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cdirediscache.it.application.Application;
import io.github.cdirediscache.testing.RedisServer;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Redis is gone, or hangs, while the application is deployed and while it is undeployed. */
@ArquillianTest
@RunAsClient
@Timeout(120)
class OutageIT {

    private static final String NAME = "outage";
    private static final RedisServer REDIS = RedisServer.start();

    private final HttpClient client = HttpClient.newHttpClient();

    @Deployment(name = NAME, managed = false, testable = false)
    static WebArchive application() {
        return Application.named(NAME)
                .with(Guest.class, GuestServlet.class)
                .on(REDIS)
                .set("redis-cache.guests.connect-timeout", "300ms")
                .set("redis-cache.guests.socket-timeout", "300ms")
                .set("redis-cache.guests.breaker.open-for", "50ms")
                .war();
    }

    @AfterAll
    static void stop() {
        REDIS.close();
    }

    private String get(String query) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + System.getProperty("it.http-port") + "/" + NAME + "/guest" + query);
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body();
    }

    @Test
    void deployAndUndeploy_redisIsGone_applicationWorksAndGoes(@ArquillianResource Deployer deployer) throws Exception {
        REDIS.stop();
        deployer.deploy(NAME);
        assertThat(get("")).isNotEqualTo(get(""));
        REDIS.restart();
        await().untilAsserted(() -> assertThat(get("")).isEqualTo(get("")));
        REDIS.stop();
        assertThat(get("?forget=")).as("an invalidation is kept").startsWith("run ");

        deployer.undeploy(NAME);
        REDIS.restart();
    }

    @Test
    void deployAndUndeploy_redisHangs_applicationWorksAndGoes(@ArquillianResource Deployer deployer) throws Exception {
        REDIS.pause();
        try {
            deployer.deploy(NAME);
            assertThat(get("?forget=")).startsWith("run ");
            deployer.undeploy(NAME);
        } finally {
            REDIS.resume();
        }
    }
}
