package io.github.cdirediscache.it.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.it.application.Application;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("placement")
@ArquillianTest
class ChangeIT {

    @Inject
    Texts texts;

    @Inject
    @Named("texts")
    Cache<String> cache;

    @Inject
    @Named("copies")
    Cache<String> copies;

    @Deployment
    static WebArchive application() {
        return Application.named("change").with(Texts.class).war();
    }

    /** Makes it hold these keys and no other. Not {@code @BeforeEach}: with the embedded Weld, Arquillian skips that. */
    private static void fill(Cache<String> cache, String... keys) {
        cache.clear();
        Stream.of(keys).forEach(key -> cache.put(key, "put"));
    }

    @Test
    void store_returnedValue_isFoundAfterwards() {
        fill(cache);

        texts.store("a", "stored");

        assertThat(texts.find("a")).isEqualTo("stored");
    }

    @Test
    void store_present_isReplaced() {
        fill(cache, "a");

        texts.store("a", "stored");

        assertThat(texts.find("a")).isEqualTo("stored");
    }

    @Test
    void storeArgument_cacheValue_isFoundAfterwards() {
        fill(cache);

        texts.storeArgument("a", "stored");

        assertThat(texts.find("a")).isEqualTo("stored");
    }

    @Test
    void storeLater_stage_isFoundAfterItCompletes() {
        fill(cache);

        texts.storeLater("a", "stored").toCompletableFuture().join();

        assertThat(texts.find("a")).isEqualTo("stored");
    }

    @Test
    void storeAndFail_present_isKept() {
        fill(cache, "a");

        assertThatThrownBy(() -> texts.storeAndFail("a")).isInstanceOf(IllegalStateException.class);

        assertThat(texts.find("a")).isEqualTo("put");
    }

    @Test
    void remove_oneKey_isGone() {
        fill(cache, "a", "b");

        texts.remove("a");

        assertThat(cache.keys("*")).containsOnly("b");
    }

    @Test
    void failToRemove_failure_keyIsKept() {
        fill(cache, "a");

        assertThatThrownBy(() -> texts.failToRemove("a")).isInstanceOf(IllegalStateException.class);

        assertThat(cache.contains("a")).isTrue();
    }

    @Test
    void removeAndFail_beforeInvocation_keyIsGone() {
        fill(cache, "a");

        assertThatThrownBy(() -> texts.removeAndFail("a")).isInstanceOf(IllegalStateException.class);

        assertThat(cache.contains("a")).isFalse();
    }

    @Test
    void removeWithCopies_repeated_eachActs() {
        fill(cache, "a", "a.summary", "b");
        fill(copies, "a", "b");

        texts.removeWithCopies("a");

        assertThat(cache.keys("*")).containsOnly("b");
        assertThat(copies.keys("*")).containsOnly("b");
    }

    @Test
    void removeAll_oneCache_othersAreKept() {
        fill(cache, "a", "b");
        fill(copies, "a");
        cache.withVersion(2).put("a", "another version");

        texts.removeAll();

        assertThat(cache.keys("*")).isEmpty();
        assertThat(copies.contains("a")).isTrue();
        assertThat(cache.withVersion(2).contains("a")).isTrue();
    }

    @Test
    void removeEverything_repeated_eachActs() {
        fill(cache, "a");
        fill(copies, "a");

        texts.removeEverything();

        assertThat(cache.keys("*")).isEmpty();
        assertThat(copies.keys("*")).isEmpty();
    }

    @Test
    void removeBy_plainArgument_removesWhatMatches() {
        fill(cache, "tove.1", "tove.2", "tovelina.1", "tove");

        texts.removeBy("tove");

        assertThat(cache.keys("*")).containsOnly("tovelina.1", "tove");
    }

    @Test
    void removeBy_globCharactersInArgument_standForThemselves() {
        String odd = "a*[b]?\\";
        fill(cache, odd + ".1", "axb?\\.1", "axxbyz.1", "ab.1");

        texts.removeBy(odd);

        assertThat(cache.keys("*")).containsOnly("axb?\\.1", "axxbyz.1", "ab.1");
    }

    @Test
    void removeBy_starAsArgument_removesNothingElse() {
        fill(cache, "tove.1", "*.1");

        texts.removeBy("*");

        assertThat(cache.keys("*")).containsOnly("tove.1");
    }

    @Test
    void removeUnfinishedBy_repeated_eachActs() {
        fill(cache, "tove.draft.1", "tove.draft.12", "tove.note.a", "tove.note.c");
        fill(copies, "of tove", "of astrid");

        texts.removeUnfinishedBy("tove");

        assertThat(cache.keys("*")).containsOnly("tove.draft.12", "tove.note.c");
        assertThat(copies.keys("*")).containsOnly("of astrid");
    }
}
