package io.github.cdirediscache.cache;

import org.jspecify.annotations.Nullable;

/**
 * Observes everything that is sent to Redis, for tracing or metrics. Called by any number of threads. Its exceptions
 * reach the user of the cache, so it must not throw. Without an observer there is no overhead.
 */
@FunctionalInterface
public interface RequestObserver {

    /**
     * Something is about to be sent, in the thread that does it.
     *
     * @param sent what, and where to
     * @return is notified of the end, once, possibly in another thread
     */
    Observation begin(Sent sent);

    /** One exchange with a server. */
    @FunctionalInterface
    interface Observation {

        /**
         * All answers are there, or it failed.
         *
         * @param failure why it failed; {@code null} if it did not
         */
        void end(@Nullable Throwable failure);
    }

    /**
     * What is sent in one exchange; neither keys nor values.
     *
     * @param location where the server is: {@code host:port}, or the path of a unix socket
     * @param database the number of the database
     * @param operation the command, such as {@code GET}; for several commands at once {@code PIPELINE}, followed by the
     *     command's name if it is the same for all
     * @param requests the number of commands
     */
    record Sent(String location, int database, String operation, int requests) {}
}
