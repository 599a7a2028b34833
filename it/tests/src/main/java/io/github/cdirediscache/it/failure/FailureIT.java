package io.github.cdirediscache.it.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.it.application.Application;
import io.github.cdirediscache.it.application.Servers;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** One story in steps: what is done to the server is done by the side of JUnit, what is seen of it in the application. */
@ArquillianTest
@TestMethodOrder(OrderAnnotation.class)
class FailureIT {

    @Inject
    News news;

    @Inject
    @Named("news")
    Cache<String> cache;

    @Deployment
    static WebArchive application() {
        return Application.named("failure")
                .on(Servers.unreliable())
                .with(News.class)
                .set("redis-cache.default.connect-timeout", "300ms")
                .set("redis-cache.default.socket-timeout", "300ms")
                .set("redis-cache.default.breaker.open-for", "50ms")
                .set("redis-cache.strict.on-failure", "raise")
                .war();
    }

    @Test
    @Order(1)
    void find_serverRuns_isCached() {
        assertThat(news.find("a")).isEqualTo(news.find("a"));
        assertThat(news.findOrRaise("a")).isEqualTo(news.findOrRaise("a"));
    }

    @Test
    @Order(2)
    @RunAsClient
    void server_isStopped() {
        Servers.unreliable().stop();
    }

    @Test
    @Order(3)
    void find_serverIsStopped_isComputed() {
        assertThat(news.find("a")).isNotEqualTo(news.find("a"));
    }

    @Test
    @Order(3)
    void findOrRaise_serverIsStopped_raises() {
        assertThatThrownBy(() -> news.findOrRaise("a")).isInstanceOf(CacheUnavailableException.class);
    }

    @Test
    @Order(4)
    @RunAsClient
    void server_isBack() {
        Servers.unreliable().restart();
    }

    @Test
    @Order(5)
    void find_serverIsBack_isCachedAgain() {
        await().untilAsserted(() -> assertThat(news.find("b")).isEqualTo(news.find("b")));
        assertThat(cache.contains("b")).isTrue();
        cache.put("c", "to be removed");
    }

    @Test
    @Order(6)
    @RunAsClient
    void server_hangs() {
        Servers.unreliable().pause();
    }

    @Test
    @Order(7)
    void remove_serverHangs_doesNotFail() {
        news.remove("c");

        assertThat(cache.get("c")).isEmpty();
    }

    @Test
    @Order(8)
    @RunAsClient
    void server_answersAgain() {
        Servers.unreliable().resume();
    }

    @Test
    @Order(9)
    void remove_serverAnswersAgain_isMadeGood() {
        await().untilAsserted(() -> assertThat(news.find("d")).isEqualTo(news.find("d")));

        assertThat(cache.contains("c")).isFalse();
    }
}
