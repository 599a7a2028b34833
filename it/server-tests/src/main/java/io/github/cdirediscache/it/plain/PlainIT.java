package io.github.cdirediscache.it.plain;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Where the server has the library for all, this one must not notice. */
@Tag("placement")
@ArquillianTest
@RunAsClient
class PlainIT {

    @ArquillianResource
    URL application;

    @Deployment(testable = false)
    static WebArchive application() {
        return ShrinkWrap.create(WebArchive.class, "plain.war")
                .addAsWebResource(new StringAsset("nothing but a page"), "index.html");
    }

    @Test
    void deploy_applicationWithoutCdi_answers() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(application + "index.html")).build();

        HttpResponse<String> response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("nothing but a page");
    }
}
