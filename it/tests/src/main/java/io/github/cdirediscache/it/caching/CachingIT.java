package io.github.cdirediscache.it.caching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheStatistics;
import io.github.cdirediscache.it.application.Application;
import io.github.cdirediscache.it.shared.Author;
import io.github.cdirediscache.it.shared.Story;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each test has keys of its own. */
@Tag("placement")
@ArquillianTest
class CachingIT {

    @Inject
    Stories stories;

    @Inject
    @Named("stories")
    Cache<Story> cache;

    @Deployment
    static WebArchive application() {
        return Application.named("caching")
                .with(Stories.class, Untitled.class, Story.class, Author.class)
                .war();
    }

    @Test
    void find_twice_isComputedOnce() {
        Story computed = stories.find(1);

        assertThat(stories.find(1)).isEqualTo(computed);
        assertThat(stories.find(2)).isNotEqualTo(computed);
    }

    @Test
    void find_miss_interceptorRunsOnce() {
        CacheStatistics before = cache.statistics();

        stories.find(3);

        CacheStatistics after = cache.statistics();
        assertThat(after.misses() - before.misses()).isEqualTo(1);
        assertThat(after.loads() - before.loads()).isEqualTo(1);
        assertThat(after.puts() - before.puts()).isEqualTo(1);
    }

    @Test
    void title_templateWithProperty_keyIsMadeOfIt() {
        String computed = stories.title(Story.of(4, "one"), "sv");

        assertThat(stories.title(Story.of(5, "another by the same author"), "sv"))
                .isEqualTo(computed);
        assertThat(stories.title(Story.of(4, "one"), "en")).isNotEqualTo(computed);
    }

    @Test
    void marked_otherArgumentsOfKey_isComputed() {
        Story computed = stories.marked("a", 6, "x");

        assertThat(stories.marked("a", 6, "y")).isEqualTo(computed);
        assertThat(stories.marked("b", 6, "x")).isNotEqualTo(computed);
    }

    @Test
    void by_listOfRecords_comesBackAsThat() {
        assertThat(stories.by("Tove")).isEqualTo(stories.by("Tove")).allMatch(story -> story.author() != null);
    }

    @Test
    void count_primitive_comesBack() {
        assertThat(stories.count("Tove")).isEqualTo(stories.count("Tove"));
    }

    @Test
    void nullable_null_isCached() {
        stories.nullable(7);
        int runs = stories.runs();

        assertThat(stories.nullable(7)).isNull();
        assertThat(stories.runs()).isEqualTo(runs);
    }

    @Test
    void maybe_presentAndEmpty_areCached() {
        stories.maybe(8);
        stories.maybe(-8);
        int runs = stories.runs();

        assertThat(stories.maybe(8)).map(Story::id).contains(8L);
        assertThat(stories.maybe(-8)).isEqualTo(Optional.empty());
        assertThat(stories.runs()).isEqualTo(runs);
    }

    @Test
    void later_completedStage_isCached() {
        Story computed = stories.later(9).toCompletableFuture().join();

        assertThat(stories.later(9).toCompletableFuture().join()).isEqualTo(computed);
    }

    @Test
    void failing_exception_reachesTheCallerAndIsNotCached() {
        int runs = stories.runs();

        assertThatThrownBy(() -> stories.failing(10))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("run " + (runs + 1));
        assertThatThrownBy(() -> stories.failing(10))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("run " + (runs + 2));
    }

    @Test
    void missing_cachedException_isThrownAgain() {
        int runs = stories.runs();

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> stories.missing(11))
                    .isInstanceOf(NoSuchElementException.class)
                    .hasMessage("run " + (runs + 1));
        }
    }

    @Test
    void perhapsUntitled_conditionIsABean_isNotStored() {
        int runs = stories.runs();

        stories.perhapsUntitled(12);
        stories.perhapsUntitled(12);

        assertThat(stories.runs()).isEqualTo(runs + 2);
    }

    @Test
    void refresh_skipGet_replacesTheValue() {
        Story old = stories.fresh(13);

        Story refreshed = stories.refresh(13);

        assertThat(refreshed).isNotEqualTo(old);
        assertThat(stories.fresh(13)).isEqualTo(refreshed);
    }
}
