package io.github.cdirediscache.internal.load;

import io.github.cdirediscache.cache.KeptFailures;
import java.time.Duration;
import java.util.Optional;

/** Keeps every failure by its message. */
class KeepAll implements KeptFailures {

    private final Duration time;

    KeepAll(Duration time) {
        this.time = time;
    }

    @Override
    public Optional<String> write(Throwable failure) {
        return Optional.of(String.valueOf(failure.getMessage()));
    }

    @Override
    public Optional<Throwable> read(String stored) {
        return Optional.of(new IllegalStateException("kept: " + stored));
    }

    @Override
    public Duration timeToLive() {
        return time;
    }
}
