package io.github.cdirediscache.internal.wire;

import io.github.cdirediscache.cache.CacheException;
import java.util.ArrayList;
import java.util.List;

/**
 * Commands on their way to a server. They hold a connection until {@link #finish()}, which must be called once.
 *
 * @param <T> the answers
 */
@FunctionalInterface
public interface Exchange<T> {

    /**
     * Waits for the answers.
     *
     * @return the replies in the order of the commands; a list that may be changed
     */
    List<Reply<T>> finish();

    /**
     * Commands that were not sent.
     *
     * @param <T> the answers
     * @param failure why
     * @param count how many
     * @return gives the failure for each
     */
    static <T> Exchange<T> failed(CacheException failure, int count) {
        return () -> {
            List<Reply<T>> replies = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                replies.add(Reply.failed(failure));
            }
            return replies;
        };
    }
}
