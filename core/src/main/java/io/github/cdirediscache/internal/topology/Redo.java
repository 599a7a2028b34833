package io.github.cdirediscache.internal.topology;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.internal.wire.Command;
import io.github.cdirediscache.internal.wire.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** Sends failed commands again, if another server may succeed. */
final class Redo {

    private Redo() {}

    /**
     * Puts new replies in the places of some that failed.
     *
     * @param replies the replies to the commands; changed
     * @param which whether a command that failed so is sent again
     * @param again sends the commands again, all at once
     */
    static <T> void failed(
            List<Reply<T>> replies,
            List<? extends Command<T>> commands,
            BiPredicate<Command<T>, CacheException> which,
            Function<List<Command<T>>, List<Reply<T>>> again) {
        List<Integer> places = new ArrayList<>();
        List<Command<T>> failed = new ArrayList<>();
        for (int i = 0; i < replies.size(); i++) {
            CacheException failure = replies.get(i).failure();
            if (failure != null && which.test(commands.get(i), failure)) {
                places.add(i);
                failed.add(commands.get(i));
            }
        }
        if (!failed.isEmpty()) {
            List<Reply<T>> anew = again.apply(failed);
            for (int i = 0; i < places.size(); i++) {
                replies.set(places.get(i), anew.get(i));
            }
        }
    }
}
