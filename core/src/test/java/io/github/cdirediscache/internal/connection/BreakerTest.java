package io.github.cdirediscache.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BreakerTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1000);
    private final Breaker breaker = new Breaker(3, Duration.ofSeconds(5), now::get);

    @Test
    void mayTry_fewerFailuresThanTheLimit_isTrue() {
        assertThat(breaker.failed()).isFalse();
        assertThat(breaker.failed()).isFalse();
        assertThat(breaker.mayTry()).isTrue();
    }

    @Test
    void failed_limitReached_opensOnce() {
        open();
        assertThat(breaker.mayTry()).isFalse();
        assertThat(breaker.failed()).isFalse();
    }

    @Test
    void succeeded_betweenFailures_startsTheCountAgain() {
        breaker.failed();
        breaker.failed();
        breaker.succeeded();
        assertThat(breaker.failed()).isFalse();
        assertThat(breaker.failed()).isFalse();
        assertThat(breaker.mayTry()).isTrue();
    }

    @Test
    void mayTry_afterTheOpenTime_letsOneThrough() {
        open();
        now.addAndGet(Duration.ofSeconds(5).toNanos());
        assertThat(breaker.mayTry()).isTrue();
        assertThat(breaker.mayTry()).isFalse();
    }

    @Test
    void failed_whileTrying_staysOpenForAnotherPeriod() {
        open();
        now.addAndGet(Duration.ofSeconds(5).toNanos());
        breaker.mayTry();
        assertThat(breaker.failed()).isFalse();
        now.addAndGet(Duration.ofSeconds(4).toNanos());
        assertThat(breaker.mayTry()).isFalse();
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(breaker.mayTry()).isTrue();
    }

    @Test
    void succeeded_whileTrying_closes() {
        open();
        now.addAndGet(Duration.ofSeconds(5).toNanos());
        breaker.mayTry();
        breaker.succeeded();
        assertThat(breaker.isOpen()).isFalse();
        assertThat(breaker.mayTry()).isTrue();
        assertThat(breaker.mayTry()).isTrue();
    }

    private void open() {
        breaker.failed();
        breaker.failed();
        assertThat(breaker.failed()).isTrue();
    }
}
