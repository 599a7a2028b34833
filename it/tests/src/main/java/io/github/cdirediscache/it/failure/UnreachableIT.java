package io.github.cdirediscache.it.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.it.application.Application;
import jakarta.inject.Inject;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** That the application is deployed at all is the first thing tested. */
@ArquillianTest
class UnreachableIT {

    @Inject
    Remote remote;

    @Deployment
    static WebArchive application() {
        return Application.named("unreachable")
                .with(Remote.class)
                .set("redis-cache.absent.locations", "127.0.0.1:1")
                .set("redis-cache.refused.username", "nobody")
                .set("redis-cache.refused.password", "wrong")
                .war();
    }

    @Test
    void findAbsent_noServer_isComputed() {
        assertThat(remote.findAbsent("a")).isNotEqualTo(remote.findAbsent("a"));
    }

    @Test
    void storeAndRemoveAbsent_noServer_doNotFail() {
        assertThat(remote.storeAbsent("b")).isEqualTo("stored");
        remote.removeAbsent("b");

        assertThat(remote.findAbsent("b")).startsWith("run");
    }

    @Test
    void findRefused_unknownUser_isComputed() {
        assertThat(remote.findRefused("a")).isNotEqualTo(remote.findRefused("a"));
    }
}
