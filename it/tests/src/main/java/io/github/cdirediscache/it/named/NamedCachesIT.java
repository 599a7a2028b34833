package io.github.cdirediscache.it.named;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.cache.TypeRef;
import io.github.cdirediscache.it.application.Application;
import io.github.cdirediscache.it.application.Servers;
import io.github.cdirediscache.it.shared.Author;
import io.github.cdirediscache.it.shared.Story;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.literal.NamedLiteral;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Ordered, because the side of JUnit looks at what the application left in Redis. */
@Tag("placement")
@ArquillianTest
@TestMethodOrder(OrderAnnotation.class)
class NamedCachesIT {

    @Inject
    Shelf shelf;

    @Inject
    CacheManager manager;

    @Inject
    @Named("stories")
    Cache<Story> stories;

    @Inject
    @Named("binary")
    Cache<Story> binary;

    @Inject
    @Any
    Instance<Cache<Story>> anyOfStories;

    @Deployment
    static WebArchive application() {
        return Application.named("named")
                .with(Shelf.class, Story.class, Author.class)
                .set("redis-cache.stories.key-prefix", "named-stories")
                .set("redis-cache.binary.key-prefix", "named-binary")
                .set("redis-cache.binary.serializer", "binary")
                .set("redis-cache.binary.serializer.allow", "io.github.cdirediscache.it.shared")
                .war();
    }

    @Test
    void S45_names_configuredAndInjected_areAllKnown() {
        assertThat(manager.names()).contains("stories", "anthologies", "libraries", "sizes", "binary");
    }

    @Test
    @Order(1)
    void stories_record_comesBackAsItself() {
        Story story = Story.of(1, "one");

        shelf.stories.put("1", story);

        assertThat(shelf.stories.get("1")).contains(story);
        assertThat(stories.get("1")).contains(story);
    }

    @Test
    void anthologies_nameOfTheField_listOfRecordsComesBack() {
        List<Story> anthology = List.of(Story.of(1, "one"), Story.of(2, "two"));

        shelf.anthologies.put("all", anthology);

        assertThat(shelf.anthologies.name()).isEqualTo("anthologies");
        assertThat(shelf.anthologies.get("all")).contains(anthology);
    }

    @Test
    void libraries_nestedGenerics_comeBack() {
        Map<String, List<Story>> library = Map.of("all", List.of(Story.of(1, "one")), "none", List.of());

        shelf.libraries.put("mine", library);

        assertThat(shelf.libraries.get("mine")).contains(library);
    }

    @Test
    void sizes_wholeNumber_isIncremented() {
        shelf.sizes().put("mine", 41);
        shelf.sizes().increment("mine", 1);

        assertThat(shelf.sizes().get("mine")).contains(42);
    }

    @Test
    @Order(1)
    void binary_classesOfTheApplication_comeBack() {
        Story story = Story.of(1, "one");

        binary.put("1", story);

        assertThat(binary.get("1")).contains(story);
    }

    @Test
    @Order(2)
    @RunAsClient
    void storedBytes_twoSerializers_areOfThose() {
        String className = "io.github.cdirediscache.it.shared.Story";

        assertThat(Servers.shared().command("GET", "named-binary:1:1")).contains(className);
        assertThat(Servers.shared().command("GET", "named-stories:1:1"))
                .contains("\"title\":\"one\"")
                .doesNotContain(className);
    }

    @Test
    void instance_selectedByName_isTheCache() {
        stories.put("2", Story.of(2, "two"));

        Cache<Story> selected = anyOfStories.select(NamedLiteral.of("stories")).get();

        assertThat(selected.get("2")).contains(Story.of(2, "two"));
    }

    @Test
    void cdi_selectedByTypeAndName_isTheCache() {
        stories.put("3", Story.of(3, "three"));

        Cache<Story> selected = CDI.current()
                .select(new TypeLiteral<Cache<Story>>() {}, NamedLiteral.of("stories"))
                .get();

        assertThat(selected.get("3")).contains(Story.of(3, "three"));
    }

    @Test
    void manager_typeRef_isTheCache() {
        shelf.anthologies.put("managed", List.of(Story.of(4, "four")));

        Cache<List<Story>> managed = manager.cache("anthologies", new TypeRef<List<Story>>() {});

        assertThat(managed.get("managed")).contains(List.of(Story.of(4, "four")));
    }
}
