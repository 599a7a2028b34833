package io.github.cdirediscache.it.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheStatistics;
import io.github.cdirediscache.it.application.Application;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.validation.ConstraintViolationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
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
    Guarded guarded;

    @Inject
    @Named("order")
    Cache<String> cache;

    @Deployment
    static WebArchive application() {
        return Application.named("order").with(Validated.class, Guarded.class).war();
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

    @Test
    void asynchronous_miss_isStoredAndAHitStartsNothing() throws Exception {
        String value = guarded.asynchronous("a").toCompletableFuture().get(20, TimeUnit.SECONDS);
        int runs = guarded.runs();

        CompletionStage<String> hit = guarded.asynchronous("a");

        assertThat(hit.toCompletableFuture().get(20, TimeUnit.SECONDS)).isEqualTo(value);
        assertThat(guarded.runs()).isEqualTo(runs);
        assertThat(cache.get("asynchronous.a")).contains(value);
        assertThat(value).doesNotEndWith(" by " + Thread.currentThread().getId());
    }

    @Test
    void timeout_hangingMethod_isAFailedLoad() {
        int runs = guarded.runs();

        assertThatThrownBy(() -> guarded.hanging("a")).isInstanceOf(TimeoutException.class);

        assertThat(guarded.runs()).isEqualTo(runs + 1);
        assertThat(cache.contains("never.a")).isFalse();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void circuitBreaker_open_hitsAreAnsweredAllTheSame() {
        assertThat(guarded.broken("good")).isEqualTo("good");
        int runs = guarded.runs();
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> guarded.broken("bad")).isInstanceOf(IllegalStateException.class);
        }

        assertThatThrownBy(() -> guarded.broken("bad")).isInstanceOf(CircuitBreakerOpenException.class);
        assertThatThrownBy(() -> guarded.broken("other")).isInstanceOf(CircuitBreakerOpenException.class);
        assertThat(guarded.broken("good")).isEqualTo("good");
        assertThat(guarded.runs()).isEqualTo(runs + 2);
    }
}
