package io.github.cdirediscache.it.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.it.application.Application;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("placement")
@ArquillianTest
@RunAsClient
class RestIT {

    private static final String NAME = "rest";

    private final HttpClient client = HttpClient.newHttpClient();

    @ArquillianResource
    URL application;

    @Deployment(testable = false)
    static WebArchive application() {
        return Application.named(NAME)
                .with(Forecasts.class, Weather.class, Cities.class, Rest.class)
                .set("weather/mp-rest/url", "http://127.0.0.1:" + System.getProperty("it.http-port") + "/" + NAME)
                .war();
    }

    private String get(String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(application + path)).build();
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body();
    }

    @Test
    void resource_cachedMethod_answersTheSame() throws Exception {
        String first = get("cities/sweden");

        assertThat(first).contains("sweden");
        assertThat(get("cities/sweden")).isEqualTo(first);
        assertThat(get("cities/sweden/cached")).contains("sweden", "run ");
        assertThat(get("cities/norway")).isNotEqualTo(first);
    }

    @Test
    void client_cachedMethodOfItsInterface_asksTheServiceOnce() throws Exception {
        String first = get("cities/weather/visby");

        assertThat(first).startsWith("visby ");
        assertThat(get("cities/weather/visby")).isEqualTo(first);
    }

    @Test
    void client_invalidatingMethodOfItsInterface_invalidates() throws Exception {
        String first = get("cities/weather/lund");
        get("cities/weather/lund/changed");

        assertThat(get("cities/weather/lund")).isNotEqualTo(first);
    }

    @Test
    void client_retriedMethod_triesAgainOnAMissAndNotOnAHit() throws Exception {
        String first = get("cities/weather/kiruna/unsteady");
        String asked = get("forecasts/asked");

        assertThat(first).isEqualTo("kiruna 3");
        assertThat(get("cities/weather/kiruna/unsteady")).isEqualTo(first);
        assertThat(get("forecasts/asked")).isEqualTo(asked).isEqualTo("3");
    }
}
