package io.github.cdirediscache.cache;

import org.jspecify.annotations.Nullable;

/**
 * Is told of everything that is sent to Redis, to trace or to measure it. Called by any number of threads; what it throws
 * reaches the user of the cache, so it throws nothing. Without one nothing is spent on observing.
 */
@FunctionalInterface
public interface RequestObserver {

    /**
     * Something is about to be sent, in the thread that does it.
     *
     * @param sent what, and where to
     * @return is told how it ended, once, possibly in another thread
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
     * @param operation the command, such as {@code GET}; of several requests at once {@code PIPELINE}, followed by the
     *     command if it is the same in all
     * @param requests how many requests it is
     */
    record Sent(String location, int database, String operation, int requests) {}
}
