package io.github.cdirediscache.it.mistake;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.it.application.Application;
import io.github.cdirediscache.it.application.Mistake;
import io.github.cdirediscache.it.application.Servers;
import io.github.cdirediscache.it.shared.Author;
import io.github.cdirediscache.it.shared.Story;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Containers throw exceptions of their own kinds: what they all have is our message. */
@ArquillianTest
@RunAsClient
class MistakeIT {

    private static final String PASSWORD = "do-not-tell";

    @Deployment(name = "mistake-settings", managed = false, testable = false)
    static WebArchive settings() {
        return Application.named("mistake-settings")
                .with(Innocent.class)
                .set("redis-cache.innocent.timeuot", "10m")
                .set("redis-cache.innocent.timeout", "10 minutes or so")
                .set("redis-cache.innocent.lease", "10")
                .set("redis-cache.innocent.pool.max-connections", "many")
                .set("redis-cache.innocent.on-failure", "panic")
                .set("redis-cache.innocent.serializer", "jsonb")
                .set("redis-cache.innocent.compressor", "rar")
                .set("redis-cache.other.locations", "redis://user:" + PASSWORD + "@localhost:port")
                .set("redis-cache.other.password", PASSWORD)
                .set("redis-cache.other.database", "-1")
                .set("redis-cache.9lives.timeout", "10m")
                .set("redis-cache.interceptor-priority", "high")
                .war();
    }

    @Deployment(name = "mistake-location", managed = false, testable = false)
    static WebArchive location() {
        return Application.named("mistake-location")
                .with(Innocent.class)
                .unset("redis-cache.default.locations")
                .war();
    }

    @Deployment(name = "mistake-methods", managed = false, testable = false)
    static WebArchive methods() {
        return Application.named("mistake-methods")
                .with(WrongMethods.class, Innocent.class)
                .war();
    }

    @Deployment(name = "mistake-types", managed = false, testable = false)
    static WebArchive types() {
        return Application.named("mistake-types")
                .with(WrongTypes.class, Story.class, Author.class)
                .war();
    }

    @Deployment(name = "mistake-injection", managed = false, testable = false)
    static WebArchive injection() {
        return Application.named("mistake-injection")
                .with(Nameless.class, OddlyNamed.class)
                .war();
    }

    @Deployment(name = "mistake-all", managed = false, testable = false)
    static WebArchive all() {
        return Application.named("mistake-all")
                .with(WrongMethods.class, Innocent.class, WrongTypes.class, OddlyNamed.class, Story.class, Author.class)
                .set("redis-cache.mixed.timeout", "soon")
                .set("redis-cache.mixed.serializer", "jsonb")
                .war();
    }

    @Test
    void S47_deploy_badSettings_allAreSaid(@ArquillianResource Deployer deployer) {
        assertThat(Mistake.of(deployer, "mistake-settings"))
                .contains("redis-cache.innocent.timeuot", "redis-cache.innocent.timeout", "10 minutes or so")
                .contains("redis-cache.innocent.lease", "has no unit")
                .contains("redis-cache.innocent.pool.max-connections", "many")
                .contains("redis-cache.innocent.on-failure", "panic")
                .contains("jsonb", "rar")
                .contains("redis-cache.other.locations", "redis-cache.other.database")
                .contains("9lives", "redis-cache.interceptor-priority")
                .doesNotContain(PASSWORD);
    }

    @Test
    void S47_deploy_noLocation_isSaid(@ArquillianResource Deployer deployer) {
        assertThat(Mistake.of(deployer, "mistake-location")).contains("redis-cache.innocent.locations");
    }

    @Test
    void S47_deploy_badMethods_allAreSaid(@ArquillianResource Deployer deployer) {
        assertThat(Mistake.of(deployer, "mistake-methods"))
                .contains(Stream.of(
                                "nothing",
                                "shared",
                                "stream",
                                "all",
                                "unknown",
                                "open",
                                "late",
                                "unconfigured",
                                "byBean",
                                "withoutPattern")
                        .map(method -> "WrongMethods." + method)
                        .toList())
                .doesNotContain("WrongMethods.fine");
    }

    @Test
    void S47_deploy_badTypes_allAreSaidAndNoConnectionIsLeft(@ArquillianResource Deployer deployer) {
        assertThat(Mistake.of(deployer, "mistake-types"))
                .contains("WrongTypes.one", "WrongTypes.several", "WrongTypes.generic");
        assertThat(Servers.shared().command("CLIENT", "LIST")).doesNotContain("name=mistake-types ");
    }

    @Test
    void S47_deploy_badInjectionPoints_allAreSaid(@ArquillianResource Deployer deployer) {
        assertThat(Mistake.of(deployer, "mistake-injection"))
                .contains("Nameless.unknown", "@Named")
                .contains("odd name!");
    }

    @Test
    @Tag("placement")
    void S47_deploy_mistakesOfEveryKind_areInOneMessage(@ArquillianResource Deployer deployer) {
        assertThat(Mistake.of(deployer, "mistake-all"))
                .contains("WrongMethods.nothing", "WrongTypes.several", "odd name!")
                .contains("redis-cache.mixed.timeout", "jsonb");
    }
}
