package io.github.cdirediscache.internal.load;

import io.github.cdirediscache.cache.LoadOptions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** One process's leases on shared entries. A test can act before and after each step, and lose steps on their way. */
final class FakeLeases implements Leases<String> {

    private final Entries entries;
    private volatile Runnable beforeCopies = () -> {};
    private volatile Function<Call<String>, Object> places = call -> this;
    private final Map<Step, Deque<Runnable>> before = new EnumMap<>(Step.class);
    private final Deque<Runnable> answers = new ArrayDeque<>();
    private final Map<Step, Integer> lost = new EnumMap<>(Step.class);
    private final List<Step> steps = Collections.synchronizedList(new ArrayList<>());

    FakeLeases(Entries entries) {
        this.entries = entries;
    }

    /** Runs an action before the next such step that has none. If it throws, the step throws that. */
    synchronized void before(Step step, Runnable action) {
        before.computeIfAbsent(step, none -> new ArrayDeque<>()).add(action);
    }

    /** Runs an action when the next claim that has none has been carried out, and its answer is on its way. */
    synchronized void beforeTheAnswer(Runnable action) {
        answers.add(action);
    }

    private synchronized Runnable actionBeforeTheAnswer() {
        return answers.poll();
    }

    /** The next steps of that kind don't reach the entries; nor is there an answer. */
    synchronized void lose(Step step, int times) {
        lost.put(step, times);
    }

    /** What was asked so far, in order. */
    List<Step> steps() {
        return List.copyOf(steps);
    }

    long count(Step step) {
        return steps().stream().filter(asked -> asked == step).count();
    }

    /** Whether the step reaches the entries. */
    private boolean isSent(Step step) {
        steps.add(step);
        Runnable action = actionBefore(step);
        if (action != null) {
            action.run();
        }
        return isDelivered(step);
    }

    private synchronized Runnable actionBefore(Step step) {
        Deque<Runnable> actions = before.get(step);
        return actions == null ? null : actions.poll();
    }

    private synchronized boolean isDelivered(Step step) {
        int left = lost.getOrDefault(step, 0);
        lost.put(step, Math.max(0, left - 1));
        return left == 0;
    }

    @Override
    public Claim<String> claim(Call<String> call, byte[] token) {
        if (!isSent(Step.CLAIM)) {
            return new Claim.Unavailable<>();
        }
        LoadOptions options = call.options();
        Entries.Answer answer = entries.claim(
                Keys.textOf(call),
                token,
                options.lease().toMillis(),
                options.staleFor().toMillis(),
                call.early());
        Runnable action = actionBeforeTheAnswer();
        if (action != null) {
            action.run();
        }
        return switch (answer.state()) {
            case GRANTED -> new Claim.Granted<>(meanwhile(answer, options));
            case HELD -> new Claim.Held<>(meanwhile(answer, options));
            case FOUND -> found(answer.entry().orElseThrow(), options);
        };
    }

    private static Claim<String> found(Entries.Entry entry, LoadOptions options) {
        return entry.kind() == Entries.Entry.Kind.FAILURE
                ? new Claim.Failed<>(options.failures().read(entry.content()).orElseThrow())
                : new Claim.Found<>(entry.content());
    }

    private static Claim.Stale<String> meanwhile(Entries.Answer answer, LoadOptions options) {
        return answer.entry()
                .filter(entry -> entry.kind() == Entries.Entry.Kind.VALUE)
                .map(entry -> new Claim.Stale<>(
                        entry.content(),
                        entry.softExpiry() + options.staleFor().toMillis(),
                        () -> new String(entry.content())))
                .orElse(null);
    }

    @Override
    public void store(Call<String> call, byte[] token, String value, long loadMillis) {
        boolean isSent = isSent(Step.STORE);
        LoadOptions options = call.options();
        if (options.unless().test(value)) {
            release(call, token);
        } else if (isSent) {
            entries.store(
                    Keys.textOf(call),
                    token,
                    Entries.Entry.Kind.VALUE,
                    value,
                    options.timeToLive().toMillis(),
                    options.staleFor().toMillis());
        }
    }

    @Override
    public Supplier<String> copies(String value) {
        beforeCopies.run();
        return () -> value == null ? null : new String(value);
    }

    @Override
    public void fail(Call<String> call, byte[] token, Throwable failure) {
        boolean isSent = isSent(Step.FAIL);
        Optional<String> text = call.options().failures().write(failure);
        if (text.isEmpty()) {
            release(call, token);
        } else if (isSent) {
            long time = call.options().failures().timeToLive().toMillis();
            entries.store(Keys.textOf(call), token, Entries.Entry.Kind.FAILURE, text.get(), time, 0);
        }
    }

    @Override
    public void release(Call<String> call, byte[] token) {
        if (isSent(Step.RELEASE)) {
            entries.release(Keys.textOf(call), token);
        }
    }

    @Override
    public Object placeOf(Call<String> call) {
        return places.apply(call);
    }

    /** Runs an action before each copy; it may throw. */
    void beforeCopies(Runnable action) {
        beforeCopies = action;
    }

    /** Says on which server each key is; on one by default. */
    void placedBy(Function<Call<String>, Object> place) {
        places = place;
    }

    @Override
    public boolean renew(Call<String> call, byte[] token, Duration lease) {
        return !isSent(Step.RENEW) || entries.renew(Keys.textOf(call), token, lease.toMillis());
    }
}
