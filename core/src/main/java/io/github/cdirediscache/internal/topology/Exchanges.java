package io.github.cdirediscache.internal.topology;

import io.github.cdirediscache.internal.time.Time;
import io.github.cdirediscache.internal.wire.Exchange;
import io.github.cdirediscache.internal.wire.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Exchanges with several servers, whose time limits do not add up. They are begun and finished in turn in the caller's
 * thread, which is all that is needed while servers answer. When that takes long, the rest is done side by side.
 *
 * @param time the clocks
 * @param workers do what is left
 */
public record Exchanges(Time time, Executor workers) {

    /**
     * Begins exchanges.
     *
     * @param <T> the answers
     * @param all begin one each, in the order in which all callers begin them
     * @return the exchanges, in this order; finishing one throws what beginning it threw, so that the others are finished,
     *     and give their connections back. Those that were begun side by side are finished already: they hold no
     *     connection while others wait for one
     */
    public <T> List<Exchange<T>> begin(List<Supplier<Exchange<T>>> all) {
        return run(all, Exchanges::begun, each -> result(begun(each))::get);
    }

    private static <T> Exchange<T> begun(Supplier<Exchange<T>> begin) {
        try {
            return begin.get();
        } catch (RuntimeException | Error failure) {
            return () -> {
                throw failure;
            };
        }
    }

    /**
     * Finishes exchanges.
     *
     * @param <T> the answers
     * @param all the exchanges
     * @return the replies of each, in this order; where finishing one threw an exception, asking for them throws it
     */
    public <T> List<Supplier<List<Reply<T>>>> finish(List<Exchange<T>> all) {
        return run(all, Exchanges::result, Exchanges::result);
    }

    private static <T> Supplier<List<Reply<T>>> result(Exchange<T> exchange) {
        try {
            List<Reply<T>> replies = exchange.finish();
            return () -> replies;
        } catch (RuntimeException | Error failure) {
            return () -> {
                throw failure;
            };
        }
    }

    private <A, B> List<B> run(List<A> all, Function<A, B> inTurn, Function<A, B> sideBySide) {
        List<B> results = new ArrayList<>(all.size());
        long since = time.nanos();
        while (results.size() < all.size() && time.nanos() - since < Inquiry.PATIENCE_NANOS) {
            results.add(inTurn.apply(all.get(results.size())));
        }
        if (results.size() < all.size()) {
            List<Supplier<B>> left = all.subList(results.size(), all.size()).stream()
                    .<Supplier<B>>map(each -> () -> sideBySide.apply(each))
                    .toList();
            Errand.all(workers, left).forEach(done -> results.add(done.get()));
        }
        return results;
    }
}
