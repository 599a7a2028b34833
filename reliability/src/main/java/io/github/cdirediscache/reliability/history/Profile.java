package io.github.cdirediscache.reliability.history;

import io.github.cdirediscache.config.TopologyKind;
import io.github.cdirediscache.reliability.record.Limits;
import io.github.cdirediscache.reliability.record.Op;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What is run, apart from the servers. Does not change: each {@code with} gives another one. */
public final class Profile {

    /** Few enough that the queue of invalidations overflows in longer faults. */
    private static final String FEW_PENDING = "30";

    private static final double LEAST_QUIET = 0.05;
    private static final int GROUPS = 6;

    private final Map<Op, Integer> mix = new EnumMap<>(Op.class);
    private final Map<String, String> options = new HashMap<>();
    private int processes = 3;
    private int threads = 4;
    private int asynchronous = 16;
    private int rate = 1000;
    private int keys = 60;
    private Duration longestLoad = Duration.ofMillis(40);
    private double failingLoads = 0.03;
    private Duration lockLease = Duration.ofSeconds(4);
    private String faults = "";
    private Duration shortestFault = Duration.ofMillis(100);
    private Duration longestFault = Duration.ofMillis(1600);
    private Duration quiet = Duration.ofMillis(1500);

    private Profile() {}

    /** {@return what is run without a reason to do otherwise} */
    public static Profile standard() {
        Profile standard = new Profile();
        standard.mix.putAll(standardMix());
        standard.options.putAll(standardOptions());
        return standard;
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

    private Profile copy() {
        Profile copy = new Profile();
        copy.mix.putAll(mix);
        copy.options.putAll(options);
        copy.processes = processes;
        copy.threads = threads;
        copy.asynchronous = asynchronous;
        copy.rate = rate;
        copy.keys = keys;
        copy.longestLoad = longestLoad;
        copy.failingLoads = failingLoads;
        copy.lockLease = lockLease;
        copy.faults = faults;
        copy.shortestFault = shortestFault;
        copy.longestFault = longestFault;
        copy.quiet = quiet;
        return copy;
    }

    /**
     * With some faults only.
     *
     * @param part of the name of each
     * @return the changed profile
     */
    public Profile withFaults(String part) {
        Profile copy = copy();
        copy.faults = part;
        return copy;
    }

    /**
     * With faults of another length, as far as they have one.
     *
     * @param shortest of a fault
     * @param longest of a fault
     * @return the changed profile
     */
    public Profile withFaultsOf(Duration shortest, Duration longest) {
        Profile copy = copy();
        copy.shortestFault = shortest;
        copy.longestFault = longest;
        return copy;
    }

    /**
     * With faults that follow each other at once.
     *
     * @return the changed profile, quiet only at the end
     */
    public Profile withoutQuiet() {
        Profile copy = copy();
        copy.quiet = Duration.ZERO;
        return copy;
    }

    /**
     * With another option of all caches.
     *
     * @param option its name
     * @param text of it
     * @return the changed profile
     */
    public Profile withOption(String option, String text) {
        Profile copy = copy();
        copy.options.put(option, text);
        return copy;
    }

    /**
     * With other keys.
     *
     * @param count how many
     * @return the changed profile
     */
    public Profile withKeys(int count) {
        Profile copy = copy();
        copy.keys = count;
        return copy;
    }

    /**
     * With another share of an operation.
     *
     * @param op the operation
     * @param weight relative to the others
     * @return the changed profile
     */
    public Profile with(Op op, int weight) {
        Profile copy = copy();
        copy.mix.put(op, weight);
        return copy;
    }

    /**
     * With these operations alone, apart from asynchronous loads.
     *
     * @param ops all equally often
     * @return the changed profile
     */
    public Profile withOnly(Op... ops) {
        Profile copy = copy();
        copy.mix.clear();
        for (Op op : ops) {
            copy.mix.put(op, 1);
        }
        return copy;
    }

    /**
     * With locks that live longer.
     *
     * @param lease of a lock
     * @return the changed profile
     */
    public Profile withLockLease(Duration lease) {
        Profile copy = copy();
        copy.lockLease = lease;
        return copy;
    }

    /**
     * With other loaders.
     *
     * @param longest a loader's longest time
     * @param failing the fraction that fails
     * @return the changed profile
     */
    public Profile withLoads(Duration longest, double failing) {
        Profile copy = copy();
        copy.longestLoad = longest;
        copy.failingLoads = failing;
        return copy;
    }

    /**
     * With other numbers of callers.
     *
     * @param ofEach threads of each process
     * @param perSecond calls of each thread at most
     * @return the changed profile
     */
    public Profile withThreads(int ofEach, int perSecond) {
        Profile copy = copy();
        copy.threads = ofEach;
        copy.rate = perSecond;
        return copy;
    }

    /**
     * With another number of processes.
     *
     * @param count how many
     * @return the changed profile
     */
    public Profile withProcesses(int count) {
        Profile copy = copy();
        copy.processes = count;
        return copy;
    }

    int processes() {
        return processes;
    }

    int threads() {
        return threads;
    }

    int asynchronous() {
        return asynchronous;
    }

    int rate() {
        return rate;
    }

    Keys keys() {
        return new Keys(keys, GROUPS);
    }

    Map<Op, Integer> mix() {
        return mix;
    }

    Duration longestLoad() {
        return longestLoad;
    }

    double failingLoads() {
        return failingLoads;
    }

    Duration lockLease() {
        return lockLease;
    }

    String faults() {
        return faults;
    }

    Duration shortestFault() {
        return shortestFault;
    }

    Duration longestFault() {
        return longestFault;
    }

    Duration quiet() {
        return quiet;
    }

    Map<String, String> optionsOf(int process) {
        Map<String, String> all = new HashMap<>(options);
        all.putIfAbsent("on-failure", isRaising(process) ? "raise" : "load");
        if (process == 0) {
            all.putIfAbsent("invalidations.max-pending", FEW_PENDING);
        }
        return all;
    }

    /** One whose failures all throw: what an interrupt makes fail would be counted as a failure of other calls. */
    boolean isInterrupting(int process) {
        return process == processes - 1 && isRaising(process);
    }

    private boolean isRaising(int process) {
        String all = options.get("on-failure");
        return all == null ? process != 1 : all.equals("raise");
    }

    /** What the rules have to know. */
    Limits limits(TopologyKind topology) {
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
                recovery(),
                topology,
                quiet.isZero() ? 0 : LEAST_QUIET,
                raising);
    }

    /** How long after the end of a fault everything is as before. */
    Duration recovery() {
        return duration("breaker.open-for")
                .plus(duration("socket-timeout").multipliedBy(2))
                .plusSeconds(1);
    }

    private Duration duration(String option) {
        String text = options.getOrDefault(option, "0s");
        return text.endsWith("ms")
                ? Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)))
                : Duration.parse("PT" + text);
    }

    /** All of it in one line; equal for equal profiles. */
    @Override
    public String toString() {
        return String.join(
                "; ",
                "faults " + (faults.isEmpty() ? "all" : faults) + " of " + shortestFault + " to " + longestFault,
                "quiet " + quiet,
                processes + " processes of " + threads + " threads and " + asynchronous + " asynchronous loads",
                rate + "/s",
                keys + " keys",
                "loads " + longestLoad + " of which fail " + failingLoads,
                "locks " + lockLease,
                "calls " + new TreeMap<>(mix),
                "options " + new TreeMap<>(options));
    }
}
