package io.github.cdirediscache.reliability.history;

import io.github.cdirediscache.reliability.record.Limits;
import io.github.cdirediscache.reliability.record.Op;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * What is run, apart from servers and faults.
 *
 * @param processes how many JVMs
 * @param threads of each that call one after the other
 * @param asynchronous how many asynchronous calls of each are under way at once
 * @param rate calls a second of each thread at most
 * @param keys the keys
 * @param mix how often each operation is called, relative to the others
 * @param longestLoad how long a loader takes at most
 * @param failingLoads the fraction of loaders that fail
 * @param lockLease of a lock, and how long is waited for it
 * @param options of all caches
 * @param faults a part of the name of each fault that is injected; empty for all
 * @param quiet how long it is quiet between faults
 */
public record Profile(
        int processes,
        int threads,
        int asynchronous,
        int rate,
        Keys keys,
        Map<Op, Integer> mix,
        Duration longestLoad,
        double failingLoads,
        Duration lockLease,
        Map<String, String> options,
        String faults,
        Duration quiet) {

    /** Few enough that the queue of invalidations overflows in each longer fault. */
    private static final String FEW_PENDING = "30";

    /** {@return what is run without a reason to do otherwise} */
    public static Profile standard() {
        return new Profile(
                3,
                4,
                16,
                1000,
                new Keys(60, 6),
                standardMix(),
                Duration.ofMillis(40),
                0.03,
                Duration.ofSeconds(4),
                standardOptions(),
                "",
                Duration.ofMillis(1500));
    }

    private static Map<Op, Integer> standardMix() {
        Map<Op, Integer> mix = new EnumMap<>(Op.class);
        mix.put(Op.GET, 200);
        mix.put(Op.LOOKUP, 100);
        mix.put(Op.GET_ALL, 40);
        mix.put(Op.GET_OR_LOAD, 300);
        mix.put(Op.CONTAINS, 20);
        mix.put(Op.TIME_TO_LIVE, 20);
        mix.put(Op.PUT, 60);
        mix.put(Op.PUT_ALL, 15);
        mix.put(Op.PUT_IF_ABSENT, 20);
        mix.put(Op.INVALIDATE, 80);
        mix.put(Op.INVALIDATE_ALL, 15);
        mix.put(Op.INVALIDATE_PATTERN, 6);
        mix.put(Op.CLEAR, 1);
        mix.put(Op.TOUCH, 20);
        mix.put(Op.INCREMENT, 80);
        mix.put(Op.LOCK, 8);
        mix.put(Op.TRY_LOCK, 15);
        return mix;
    }

    private static Map<String, String> standardOptions() {
        Map<String, String> options = new HashMap<>();
        options.put("connect-timeout", "500ms");
        options.put("socket-timeout", "500ms");
        options.put("pool.max-wait", "500ms");
        options.put("pool.max-connections", "8");
        options.put("breaker.open-for", "500ms");
        options.put("lease", "8s");
        options.put("load-wait", "3s");
        options.put("timeout", "1h");
        options.put("serializer", StampSerializer.ID);
        return options;
    }

    /**
     * The same with some faults only.
     *
     * @param part of the name of each
     * @return the changed profile
     */
    public Profile withFaults(String part) {
        return new Profile(
                processes,
                threads,
                asynchronous,
                rate,
                keys,
                mix,
                longestLoad,
                failingLoads,
                lockLease,
                options,
                part,
                quiet);
    }

    /**
     * The same with another option of all caches.
     *
     * @param option its name
     * @param text of it
     * @return the changed profile
     */
    public Profile withOption(String option, String text) {
        Map<String, String> more = new HashMap<>(options);
        more.put(option, text);
        return new Profile(
                processes,
                threads,
                asynchronous,
                rate,
                keys,
                mix,
                longestLoad,
                failingLoads,
                lockLease,
                more,
                faults,
                quiet);
    }

    /**
     * The same with other keys.
     *
     * @param count how many
     * @return the changed profile
     */
    public Profile withKeys(int count) {
        return new Profile(
                processes,
                threads,
                asynchronous,
                rate,
                new Keys(count, keys.groups()),
                mix,
                longestLoad,
                failingLoads,
                lockLease,
                options,
                faults,
                quiet);
    }

    /**
     * The same with another share of an operation.
     *
     * @param op the operation
     * @param weight relative to the others
     * @return the changed profile
     */
    public Profile withMix(Op op, int weight) {
        Map<Op, Integer> other = new EnumMap<>(mix);
        other.put(op, weight);
        return new Profile(
                processes,
                threads,
                asynchronous,
                rate,
                keys,
                other,
                longestLoad,
                failingLoads,
                lockLease,
                options,
                faults,
                quiet);
    }

    /**
     * The same with locks that live longer.
     *
     * @param lease of a lock
     * @return the changed profile
     */
    public Profile withLockLease(Duration lease) {
        return new Profile(
                processes,
                threads,
                asynchronous,
                rate,
                keys,
                mix,
                longestLoad,
                failingLoads,
                lease,
                options,
                faults,
                quiet);
    }

    /**
     * The same with loaders that take longer.
     *
     * @param longest a loader's longest time
     * @return the changed profile
     */
    public Profile withLongestLoad(Duration longest) {
        return new Profile(
                processes,
                threads,
                asynchronous,
                rate,
                keys,
                mix,
                longest,
                failingLoads,
                lockLease,
                options,
                faults,
                quiet);
    }

    Map<String, String> optionsOf(int process) {
        Map<String, String> all = new HashMap<>(options);
        all.putIfAbsent("on-failure", isRaising(process) ? "raise" : "load");
        if (process == 0) {
            all.putIfAbsent("invalidations.max-pending", FEW_PENDING);
        }
        return all;
    }

    private boolean isRaising(int process) {
        String all = options.get("on-failure");
        return all == null ? process != 1 : all.equals("raise");
    }

    /**
     * What the rules have to know.
     *
     * @param servers how many servers one call may wait for
     * @return the limits
     */
    public Limits limits(int servers) {
        long raising = 0;
        for (int process = 0; process < processes; process++) {
            raising |= isRaising(process) ? 1L << process : 0;
        }
        return new Limits(
                duration("connect-timeout"),
                duration("socket-timeout"),
                duration("pool.max-wait"),
                duration("breaker.open-for"),
                duration("lease"),
                duration("load-wait"),
                longestLoad,
                lockLease,
                duration("timeout"),
                duration("breaker.open-for")
                        .plus(duration("socket-timeout").multipliedBy(2))
                        .plusSeconds(1),
                servers,
                raising);
    }

    private Duration duration(String option) {
        String text = options.getOrDefault(option, "0s");
        return text.endsWith("ms")
                ? Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)))
                : Duration.parse("PT" + text);
    }
}
