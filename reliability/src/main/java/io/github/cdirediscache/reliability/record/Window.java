package io.github.cdirediscache.reliability.record;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A time in which something was wrong on purpose.
 *
 * @param from when it began
 * @param to when everything was well again
 * @param harms what it may do
 * @param keys which keys it is about; empty for all
 * @param name what it was
 */
public record Window(long from, long to, Set<Harm> harms, Set<Integer> keys, String name) {

    /** What a fault may do, beside calls that fail. */
    public enum Harm {
        /** Nothing answered at all, from shortly after the begin until the end. */
        DOWN,
        /** Values, leases and numbers may be gone. */
        LOSS,
        /** What was acknowledged may be undone: a replica became master. */
        FAILOVER,
        /** Servers answer late, perhaps just in time. */
        SLOW,
        /** A removal by pattern may miss keys that move. */
        MOVE,
        /** The machine did not let a process run. */
        STALL
    }

    /**
     * Whether it has a harm.
     *
     * @param harm the harm
     * @return whether it may do that
     */
    public boolean does(Harm harm) {
        return harms.contains(harm);
    }

    /**
     * Whether it has something to do with a key at a time.
     *
     * @param begin of the time
     * @param end of the time
     * @return whether the times overlap
     */
    public boolean overlaps(long begin, long end) {
        return from <= end && begin <= to;
    }

    /**
     * Whether it is about a key.
     *
     * @param key the number of the key
     * @return whether it is
     */
    public boolean isAbout(int key) {
        return keys.isEmpty() || keys.contains(key);
    }

    /** {@return a line that {@link #parse} reads} */
    public String toLine() {
        return from + "\t" + to + "\t"
                + harms.stream().map(Harm::name).collect(Collectors.joining(",")) + "\t"
                + keys.stream().map(String::valueOf).collect(Collectors.joining(",")) + "\t" + name;
    }

    /**
     * Reads a line.
     *
     * @param line of {@link #toLine}
     * @return the window
     */
    public static Window parse(String line) {
        String[] fields = line.split("\t", -1);
        EnumSet<Harm> harms = EnumSet.noneOf(Harm.class);
        items(fields[2]).forEach(harm -> harms.add(Harm.valueOf(harm)));
        return new Window(
                Long.parseLong(fields[0]),
                Long.parseLong(fields[1]),
                harms,
                items(fields[3]).map(Integer::valueOf).collect(Collectors.toUnmodifiableSet()),
                fields[4]);
    }

    private static Stream<String> items(String list) {
        return Arrays.stream(list.split(",", -1)).filter(item -> !item.isEmpty());
    }
}
