package io.github.cdirediscache.demo.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the page asks for, without a browser. */
class ApiIT {

    private static WebDemo demo;

    @BeforeAll
    static void start() {
        demo = WebDemo.start();
    }

    @AfterAll
    static void stop() {
        if (demo != null) {
            demo.close();
        }
    }

    @BeforeEach
    void emptyCache() {
        assertThat(demo.send("DELETE", "api/tiles?pattern=*").statusCode()).isEqualTo(200);
    }

    @Test
    void start_atAnotherPort_printsTheAddress() {
        assertThat(demo.printed())
                .contains("The demo is at http://localhost:" + demo.address().getPort() + "/");
    }

    @Test
    void tile_askedForTwice_isComputedOnceAndThenCached() {
        HttpResponse<String> first = demo.get("api/tiles/whole/1/2");
        HttpResponse<String> second = demo.get("api/tiles/whole/1/2");

        assertThat(timing(first)).startsWith("computed;dur=");
        assertThat(timing(second)).startsWith("cached;dur=");
        assertThat(first.headers().firstValue("Content-Type")).hasValue("image/png");
        assertThat(second.body()).isEqualTo(first.body()).contains("PNG");
        assertThat(cache()).contains("{\"key\":\"whole/1.2\",\"secondsLeft\":");
    }

    @Test
    void tile_notThere_isNotFoundAndNotCached() {
        assertThat(demo.get("api/tiles/whole/4/0").statusCode()).isEqualTo(404);
        assertThat(demo.get("api/tiles/whole/0/-1").statusCode()).isEqualTo(404);
        assertThat(demo.get("api/tiles/hole/0/0").statusCode()).isEqualTo(404);
        assertThat(cache()).contains("\"keys\":[]");
    }

    @Test
    void invalidate_pattern_removesItsKeysOnly() {
        demo.get("api/tiles/whole/0/0");
        demo.get("api/tiles/whole/1/0");
        demo.get("api/tiles/elephant/0/0");

        assertThat(demo.send("DELETE", "api/tiles?pattern=*/0.?").body()).isEqualTo("2");
        assertThat(cache()).contains("whole/1.0").doesNotContain("whole/0.0", "elephant/0.0");
    }

    @Test
    void invalidate_region_removesItsKeysOnly() {
        demo.get("api/tiles/whole/0/0");
        demo.get("api/tiles/elephant/0/0");

        assertThat(demo.send("DELETE", "api/tiles/whole").statusCode()).isEqualTo(204);
        assertThat(cache()).contains("elephant/0.0").doesNotContain("whole/0.0");
    }

    @Test
    void invalidate_nothingOrUnknown_isRefused() {
        HttpResponse<String> nothing = demo.send("DELETE", "api/tiles?pattern=");

        assertThat(nothing.statusCode()).isEqualTo(400);
        assertThat(nothing.body()).contains("for example seahorse/*");
        assertThat(demo.send("DELETE", "api/tiles/hole").statusCode()).isEqualTo(404);
    }

    @Test
    void redis_stoppedAndStarted_tilesAreThereAllTheWhile() {
        demo.send("POST", "api/redis/stop");
        demo.send("POST", "api/redis/stop");

        assertThat(cache()).contains("\"answering\":false", "\"keys\":[]");
        assertThat(timing(demo.get("api/tiles/whole/0/0"))).startsWith("computed");
        assertThat(timing(demo.get("api/tiles/whole/0/0"))).startsWith("computed");

        demo.send("POST", "api/redis/start");
        demo.send("POST", "api/redis/start");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> timing(demo.get("api/tiles/whole/0/0")).startsWith("cached"));
        assertThat(cache()).contains("\"answering\":true");
    }

    private static String cache() {
        return demo.get("api/cache").body();
    }

    private static String timing(HttpResponse<String> tile) {
        return tile.headers().firstValue("Server-Timing").orElseThrow();
    }
}
