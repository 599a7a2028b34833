package io.github.cdirediscache.it.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheStatistics;
import io.github.cdirediscache.it.application.Application;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.ConstraintViolationException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** Bean Validation and Fault Tolerance act on what a miss runs, not on hits. */
@ArquillianTest
class OrderIT {

    @Inject
    Validated validated;

    @Inject
    @Named("order")
    Cache<String> cache;

    @Deployment
    static WebArchive application() {
        return Application.named("order").with(Validated.class).war();
    }

    @Test
    void argument_violatesItsConstraint_isNeverStored() {
        int runs = validated.runs();

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> validated.argument(" ")).isInstanceOf(ConstraintViolationException.class);
        }

        assertThat(validated.runs()).isEqualTo(runs);
        assertThat(cache.contains("argument. ")).isFalse();
        assertThat(validated.argument("a")).isEqualTo(validated.argument("a"));
    }

    @Test
    void result_violatesItsConstraint_isNotStored() {
        assertThatThrownBy(() -> validated.result("too long")).isInstanceOf(ConstraintViolationException.class);

        assertThat(cache.contains("result.too long")).isFalse();
        assertThat(validated.result("abc")).isEqualTo("abc");
        assertThat(cache.get("result.abc")).contains("abc");
    }

    @Test
    void retry_miss_isOneLoadOfSeveralAttempts() {
        CacheStatistics before = cache.statistics();

        String value = validated.atTheThirdAttempt("a");
        int runs = validated.runs();

        assertThat(validated.atTheThirdAttempt("a")).isEqualTo(value);
        assertThat(validated.runs()).as("a hit makes no attempt").isEqualTo(runs);
        assertThat(cache.statistics().loads()).isEqualTo(before.loads() + 1);
        assertThat(cache.statistics().loadFailures()).isEqualTo(before.loadFailures());
    }

    @Test
    void retry_allAttemptsFail_isOneFailedLoad() {
        CacheStatistics before = cache.statistics();
        int runs = validated.runs();

        assertThatThrownBy(() -> validated.never("a")).isInstanceOf(IllegalStateException.class);

        assertThat(validated.runs()).isEqualTo(runs + 2);
        assertThat(cache.statistics().loadFailures()).isEqualTo(before.loadFailures() + 1);
        assertThat(cache.contains("never.a")).isFalse();
    }

    @Test
    void fallback_value_isCachedLikeAnyOther() {
        int runs = validated.runs();

        assertThat(validated.withFallback("a")).isEqualTo("instead");
        assertThat(validated.withFallback("a")).isEqualTo("instead");

        assertThat(validated.runs()).isEqualTo(runs + 1);
    }
}
