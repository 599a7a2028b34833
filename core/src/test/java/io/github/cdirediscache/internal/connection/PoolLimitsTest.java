package io.github.cdirediscache.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.CoalesceReads;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoolLimitsTest {

    @ParameterizedTest
    @CsvSource({
        "1, auto, 0, 1",
        "3, auto, 0, 3",
        "4, auto, 2, 2",
        "7, auto, 2, 5",
        "16, auto, 4, 12",
        "1000, auto, 8, 992",
        "16, off, 0, 16",
        "4, 4, 4, 1",
        "4, 1, 1, 3"
    })
    void of_connectionsAndCallers_leavesSomeForBoth(int connections, String callers, int lanes, int others) {
        PoolLimits limits = PoolLimits.of(CacheConfig.builder("c")
                .locations("localhost")
                .poolMaxConnections(connections)
                .coalesceReads(CoalesceReads.parse(callers))
                .build()
                .connection());
        assertThat(limits.lanes()).isEqualTo(lanes);
        assertThat(limits.mostForOthers()).isEqualTo(others);
    }

    @Test
    void of_nobodyWaits_sharesNoReads() {
        PoolLimits limits = PoolLimits.of(CacheConfig.builder("c")
                .locations("localhost")
                .poolMaxWait(Duration.ZERO)
                .build()
                .connection());
        assertThat(limits.lanes()).isZero();
        assertThat(limits.mostForOthers()).isEqualTo(limits.maxConnections());
    }
}
