package io.github.cdirediscache.it.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cdirediscache.it.application.Application;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What MicroProfile Telemetry exports, and what MicroProfile Metrics shows. */
@Tag("placement")
@ArquillianTest
@RunAsClient
class TelemetryIT {

    private static final Collector COLLECTOR = Collector.start();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newHttpClient();

    @ArquillianResource
    URL application;

    @Deployment(testable = false)
    static WebArchive application() {
        return Application.named("telemetry")
                .with(Telescope.class, Sky.class)
                .set("redis-cache.tracing", "true")
                .set("otel.sdk.disabled", "false")
                .set("otel.exporter.otlp.endpoint", COLLECTOR.url())
                .set("otel.exporter.otlp.protocol", "http/protobuf")
                .set("otel.metric.export.interval", "500")
                .set("otel.bsp.schedule.delay", "200")
                .set("otel.logs.exporter", "none")
                .war();
    }

    @AfterAll
    static void stop() {
        COLLECTOR.close();
    }

    private String get(URI uri) throws Exception {
        HttpResponse<String> response = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body();
    }

    private String see(String star) throws Exception {
        return get(URI.create(application + "telescope?star=" + star));
    }

    @Test
    void export_cacheIsUsed_hasItsMetricsAndSpans() throws Exception {
        assertThat(see("vega")).isEqualTo("saw vega");
        assertThat(see("vega")).isEqualTo("saw vega");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(COLLECTOR.received("/v1/metrics"))
                        .contains("redis_cache.requests", "redis_cache.name", "skies", "redis_cache.result", "hit"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(COLLECTOR.received("/v1/traces"))
                        .contains("db.system.name", "redis", "db.operation.name", "EVALSHA", "server.address")
                        .doesNotContain("skies:1:"));
    }

    @Test
    @Tag("mp-metrics")
    void metricsEndpoint_cacheIsUsed_hasItsNumbers() throws Exception {
        see("sirius");
        see("sirius");

        URI endpoint = URI.create("http://127.0.0.1:" + System.getProperty("it.http-port") + "/metrics");
        String page = get(endpoint);
        assertThat(page.lines())
                .as(page)
                .anySatisfy(line -> assertThat(line)
                        .startsWith("redis_cache_requests")
                        .contains("redis_cache_name=\"skies\"", "redis_cache_result=\"hit\"")
                        .doesNotEndWith(" 0.0"));
    }
}
