package io.github.cdirediscache.it.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.it.application.Application;
import io.github.cdirediscache.it.application.Servers;
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
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Applications with a cache of one name, in one server and one Redis. */
@Tag("placement")
@ArquillianTest
@RunAsClient
class NeighboursIT {

    private static final String FIRST = "first-shop";
    private static final String SAME = "same-shop";
    private static final String APART = "shop-apart";

    private final HttpClient client = HttpClient.newHttpClient();

    private static Application shop(String name) {
        return Application.named(name).with(Shop.class, Goods.class);
    }

    @Deployment(name = FIRST, managed = false, testable = false)
    static WebArchive first() {
        return shop(FIRST).war();
    }

    @Deployment(name = SAME, managed = false, testable = false)
    static WebArchive same() {
        return shop(SAME).war();
    }

    @Deployment(name = APART, managed = false, testable = false)
    static WebArchive apart() {
        return shop(APART)
                .set("redis-cache.goods.key-prefix", APART)
                .set("redis-cache.goods.serializer", "binary")
                .set("redis-cache.interceptor-priority", "900")
                .war();
    }

    private String get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + System.getProperty("it.http-port") + "/" + path);
        HttpResponse<String> response = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body();
    }

    @Test
    void shops_oneServer_shareWhatTheyAreSetToShare(@ArquillianResource Deployer deployer) throws Exception {
        deployer.deploy(FIRST);
        deployer.deploy(SAME);
        deployer.deploy(APART);

        assertThat(get(FIRST + "/shop?put=bread")).isEqualTo("Optional[bread] puts=1");
        assertThat(get(SAME + "/shop")).as("one name, one prefix").isEqualTo("Optional[bread] puts=0");
        assertThat(get(APART + "/shop")).as("a prefix of its own").isEqualTo("Optional.empty puts=0");
        assertThat(get(APART + "/shop?put=cake")).isEqualTo("Optional[cake] puts=1");
        assertThat(get(FIRST + "/shop")).isEqualTo("Optional[bread] puts=1");
        assertThat(get(SAME + "/shop?list=")).as("another type is a miss").startsWith("Optional.empty");

        deployer.undeploy(FIRST);
        assertThat(Servers.shared().command("CLIENT", "LIST")).contains(" name=" + SAME + " ");
        assertThat(get(SAME + "/shop?put=milk")).isEqualTo("Optional[milk] puts=1");
        assertThat(get(APART + "/shop")).isEqualTo("Optional[cake] puts=1");

        deployer.undeploy(SAME);
        deployer.undeploy(APART);
    }
}
