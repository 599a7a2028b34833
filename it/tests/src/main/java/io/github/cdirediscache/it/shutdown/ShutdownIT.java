package io.github.cdirediscache.it.shutdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cdirediscache.it.application.Application;
import io.github.cdirediscache.it.application.Servers;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

@ArquillianTest
@RunAsClient
class ShutdownIT {

    private static final String NAME = "shutdown";

    @Deployment(name = NAME, managed = false, testable = false)
    static WebArchive application() {
        return Application.named(NAME).with(Guestbook.class).war();
    }

    private static long connections() {
        return Servers.shared()
                .command("CLIENT", "LIST")
                .lines()
                .filter(line -> line.contains(" name=" + NAME + " "))
                .count();
    }

    @Test
    void undeploy_connectionsInUse_noneIsLeft(@ArquillianResource Deployer deployer) {
        for (int i = 0; i < 3; i++) {
            deployer.deploy(NAME);
            assertThat(connections()).isPositive();

            deployer.undeploy(NAME);
            // The server learns of a closed connection when it next looks at it.
            await().untilAsserted(() -> assertThat(connections()).isZero());
        }
    }
}
