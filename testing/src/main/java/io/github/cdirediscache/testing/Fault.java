package io.github.cdirediscache.testing;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a {@link FaultProxy} does to the bytes that pass. Several may act at once, each on what the one before it has
 * passed on. Called by one thread for each connection and direction.
 */
@FunctionalInterface
public interface Fault {

    /**
     * Treats some bytes on their way.
     *
     * @param bytes what has come, never empty
     * @param passage where it comes from, and what can be done with the connection
     * @return what goes on; may be empty
     * @throws IOException to cut the connection
     * @throws InterruptedException if the proxy is being closed
     */
    byte[] pass(byte[] bytes, Passage passage) throws IOException, InterruptedException;

    /**
     * Everything comes later.
     *
     * @param least by at least this
     * @param jitter and up to this more, by chance
     * @return the fault
     */
    static Fault latency(Duration least, Duration jitter) {
        return (bytes, passage) -> {
            long more = jitter.isZero() ? 0 : (long) (passage.random().nextDouble() * jitter.toNanos());
            passage.pause(least.plusNanos(more));
            return bytes;
        };
    }

    /**
     * Nothing comes until this fault is over, and then all of it, as from a network that is down for a while: what was
     * sent meanwhile is carried out late. New connections are accepted.
     *
     * @return the fault
     */
    static Fault silence() {
        return (bytes, passage) -> {
            passage.awaitEnd();
            return bytes;
        };
    }

    /**
     * The same for those connections that are open when the fault begins; new ones work.
     *
     * @return the fault
     */
    static Fault silenceOfOldConnections() {
        return (bytes, passage) -> {
            if (passage.isOlder()) {
                passage.awaitEnd();
            }
            return bytes;
        };
    }

    /**
     * Requests are carried out, and their answers get lost.
     *
     * @return the fault
     */
    static Fault lostReplies() {
        return (bytes, passage) -> passage.isReply() ? new byte[0] : bytes;
    }

    /**
     * Answers are cut off: after some bytes the connection ends, each time anew.
     *
     * @param bytes how many still come, of all connections together
     * @return the fault, for one use
     */
    static Fault truncatedReplies(long bytes) {
        AtomicLong left = new AtomicLong(bytes);
        return (chunk, passage) -> {
            if (!passage.isReply()) {
                return chunk;
            }
            long rest = left.getAndAdd(-chunk.length);
            if (rest >= chunk.length) {
                return chunk;
            }
            left.set(bytes);
            passage.sendAndCut(Arrays.copyOf(chunk, (int) Math.max(0, rest)));
            return new byte[0];
        };
    }

    /**
     * Some bytes of the answers are others than those that were sent.
     *
     * @param share how many, from 0 to 1
     * @return the fault
     */
    static Fault garbage(double share) {
        return (bytes, passage) -> {
            if (passage.isReply()) {
                for (int i = 0; i < bytes.length; i++) {
                    if (passage.random().nextDouble() < share) {
                        bytes[i] = (byte) passage.random().nextInt(256);
                    }
                }
            }
            return bytes;
        };
    }

    /**
     * A slow line, for each connection and direction.
     *
     * @param bytesPerSecond how many bytes pass
     * @return the fault
     */
    static Fault throttle(int bytesPerSecond) {
        return (bytes, passage) -> {
            passage.pause(Duration.ofNanos(1_000_000_000L * bytes.length / bytesPerSecond));
            return bytes;
        };
    }

    /**
     * Answers come in small pieces, with a pause after each. So no single read takes long, though the whole answer does.
     * Faults that are listed after this one do not see the pieces.
     *
     * @param bytes how many come at once, at least 1
     * @param every how long each pause is
     * @return the fault
     * @throws IllegalArgumentException if the number is less than 1
     */
    static Fault drip(int bytes, Duration every) {
        if (bytes < 1) {
            throw new IllegalArgumentException("bytes must be at least 1, was " + bytes);
        }
        return (chunk, passage) -> {
            int from = 0;
            while (passage.isReply() && from + bytes < chunk.length) {
                passage.send(Arrays.copyOfRange(chunk, from, from + bytes));
                passage.pause(every);
                from += bytes;
            }
            return Arrays.copyOfRange(chunk, from, chunk.length);
        };
    }

    /** One direction of one connection. */
    interface Passage {

        /**
         * The direction.
         *
         * @return whether the bytes come from the server
         */
        boolean isReply();

        /**
         * The age of the connection.
         *
         * @return whether it was open when the present faults began
         */
        boolean isOlder();

        /**
         * Chance, by the seed of the proxy.
         *
         * @return for this thread
         */
        Random random();

        /**
         * Waits, but not longer than until the present faults are over.
         *
         * @param time how long
         * @throws InterruptedException if the proxy is being closed
         */
        void pause(Duration time) throws InterruptedException;

        /**
         * Waits until the present faults are over.
         *
         * @throws InterruptedException if the proxy is being closed
         */
        void awaitEnd() throws InterruptedException;

        /**
         * Sends some bytes ahead of those that the fault returns.
         *
         * @param bytes what goes on
         * @throws IOException if the connection has ended
         */
        void send(byte[] bytes) throws IOException;

        /**
         * Sends some bytes, and cuts the connection.
         *
         * @param bytes what still goes on
         * @throws IOException always
         */
        void sendAndCut(byte[] bytes) throws IOException;
    }
}
