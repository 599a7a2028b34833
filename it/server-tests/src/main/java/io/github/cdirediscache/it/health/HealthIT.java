package io.github.cdirediscache.it.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cdirediscache.it.application.Application;
import io.github.cdirediscache.testing.RedisServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The check is at the server's own endpoint, wherever the library is. */
@Tag("placement")
@ArquillianTest
@RunAsClient
class HealthIT {

    private static final RedisServer REDIS = RedisServer.start();

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI endpoint = URI.create(System.getProperty("it.health"));

    @Deployment(testable = false)
    static WebArchive application() {
        return Application.named("patients")
                .with(Patient.class)
                .on(REDIS)
                .set("redis-cache.patient.socket-timeout", "500ms")
                .set("redis-cache.patient.connect-timeout", "500ms")
                .set("redis-cache.patient.breaker.open-for", "50ms")
                .war();
    }

    @AfterAll
    static void stop() {
        REDIS.close();
    }

    private HttpResponse<String> ask() throws Exception {
        return client.send(HttpRequest.newBuilder(endpoint).build(), BodyHandlers.ofString());
    }

    private static String withoutBlanks(HttpResponse<String> response) {
        return response.body().replaceAll("\\s", "");
    }

    @Test
    void ready_redisComesAndGoes_isUpAndSaysHowItIs() throws Exception {
        HttpResponse<String> whole = ask();
        REDIS.stop();
        HttpResponse<String> degraded = ask();
        REDIS.restart();

        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(withoutBlanks(whole))
                .containsOnlyOnce("\"cache.patient\":\"up\"")
                .contains("\"name\":\"redis-cache\"", "\"degraded\":false");
        assertThat(degraded.statusCode()).isEqualTo(200);
        assertThat(withoutBlanks(degraded)).contains("\"degraded\":true").doesNotContain("\"cache.patient\":\"up\"");
        await().untilAsserted(() -> assertThat(withoutBlanks(ask())).contains("\"degraded\":false"));
    }
}
