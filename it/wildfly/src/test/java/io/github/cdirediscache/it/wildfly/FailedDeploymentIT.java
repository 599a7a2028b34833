package io.github.cdirediscache.it.wildfly;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.it.application.Application;
import io.github.cdirediscache.it.application.Mistake;
import io.github.cdirediscache.it.visits.Visits;
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

/** WildFly goes on asking the health checks of an application whose deployment failed. */
@Tag("server-once")
@ArquillianTest
@RunAsClient
class FailedDeploymentIT {

    @Deployment(name = "failed", managed = false, testable = false)
    static WebArchive mistaken() {
        WebArchive war = Application.named("failed")
                .with(Visits.class)
                .set("redis-cache.visits.timeout", "soon")
                .war();
        return Wars.withManifest(war, Wars.IMPORT);
    }

    @Test
    void ready_deploymentFailed_serverIsUpForItsOtherApplications(@ArquillianResource Deployer deployer)
            throws Exception {
        assertThat(Mistake.of(deployer, "failed")).contains("redis-cache.visits.timeout");

        HttpRequest request = HttpRequest.newBuilder(URI.create(System.getProperty("it.health")))
                .build();
        HttpResponse<String> health = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(health.statusCode()).as(health.body()).isEqualTo(200);
        assertThat(health.body().replaceAll("\\s", "")).contains("\"application\":\"ended\"");
    }
}
