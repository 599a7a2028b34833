package io.github.cdirediscache.cache;

import java.time.Duration;
import java.util.Optional;

/** Decides which failures of a loader are stored for a while in place of a value, and restores them. */
public interface KeptFailures {

    /** Keeps none. */
    KeptFailures NONE = new KeptFailures() {
        @Override
        public Optional<String> write(Throwable failure) {
            return Optional.empty();
        }

        @Override
        public Optional<Throwable> read(String stored) {
            return Optional.empty();
        }

        @Override
        public Duration timeToLive() {
            return Duration.ZERO;
        }

        @Override
        public String toString() {
            return "KeptFailures.NONE";
        }
    };

    /**
     * What to store for a failure.
     *
     * @param failure what the loader threw
     * @return a short text, without a stack trace; empty if this failure is not stored
     */
    Optional<String> write(Throwable failure);

    /**
     * The failure that a stored text stands for.
     *
     * @param stored a text that {@link #write(Throwable)} gave, here or elsewhere; it is input from outside
     * @return what to throw; empty if this reader does not know the text: the key then counts as absent
     */
    Optional<Throwable> read(String stored);

    /**
     * How long a failure is kept.
     *
     * @return the time; zero or negative: it is not stored
     */
    Duration timeToLive();
}
