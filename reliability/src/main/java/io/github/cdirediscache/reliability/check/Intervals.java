package io.github.cdirediscache.reliability.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Intervals of time, asked for the one that begins last among those that have ended before a moment. */
final class Intervals {

    private final long[] ends;
    private final long[] lastBegins;

    private Intervals(long[] ends, long[] lastBegins) {
        this.ends = ends;
        this.lastBegins = lastBegins;
    }

    /** The begin that is the latest of all intervals that ended before that moment; the smallest number if there is none. */
    long lastBeginEndedBefore(long moment) {
        int place = Arrays.binarySearch(ends, moment);
        int before = place >= 0 ? first(place) : -place - 1;
        return before == 0 ? Long.MIN_VALUE : lastBegins[before - 1];
    }

    /** Of several that end at one moment the first. */
    private int first(int place) {
        int first = place;
        while (first > 0 && ends[first - 1] == ends[place]) {
            first--;
        }
        return first;
    }

    /** Collects intervals. */
    static final class Builder {

        private final List<long[]> intervals = new ArrayList<>();

        void add(long begin, long end) {
            intervals.add(new long[] {begin, end});
        }

        Intervals build() {
            intervals.sort(Comparator.comparingLong(interval -> interval[1]));
            long[] ends = new long[intervals.size()];
            long[] lastBegins = new long[intervals.size()];
            long last = Long.MIN_VALUE;
            for (int i = 0; i < ends.length; i++) {
                last = Math.max(last, intervals.get(i)[0]);
                ends[i] = intervals.get(i)[1];
                lastBegins[i] = last;
            }
            return new Intervals(ends, lastBegins);
        }
    }
}
