package io.github.cdirediscache.reliability.check;

import io.github.cdirediscache.reliability.record.Call;
import io.github.cdirediscache.reliability.record.History;
import io.github.cdirediscache.reliability.record.Op;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * No read that began after an acknowledged invalidation, put or clear returns a load that began before it, or a put that
 * ended before it. A change that was not acknowledged counts for its own process, which knows of it. A change that a failover
 * may have taken back counts again when it has been repeated.
 */
final class NoOutdatedReads implements Rule {

    @Override
    public String name() {
        return "no outdated reads";
    }

    @Override
    public List<String> violations(History history) {
        Changes changes = new Changes(history);
        Values values = new Values(history);
        List<List<Call>> reads = Changes.lists(history.keys());
        history.calls().stream()
                .filter(Call::isHit)
                .forEach(read -> reads.get(read.key()).add(read));
        List<List<Call>> changesOf = Changes.byKey(history);
        List<String> found = new ArrayList<>();
        for (int key = 0; key < history.keys(); key++) {
            found.addAll(violations(reads.get(key), changesOf.get(key), changes, values));
        }
        return found;
    }

    private static List<String> violations(List<Call> reads, List<Call> all, Changes changes, Values values) {
        Intervals.Builder acknowledged = new Intervals.Builder();
        Map<Integer, Intervals.Builder> own = new TreeMap<>();
        List<Call> counted = new ArrayList<>();
        for (Call change : all) {
            if (changes.mayMiss(change)) {
                continue;
            }
            counted.add(change);
            own.computeIfAbsent(change.process(), none -> new Intervals.Builder())
                    .add(change.begin(), change.end());
            if (change.isAcknowledged()) {
                acknowledged.add(change.begin(), change.end());
            }
        }
        Intervals ofAll = acknowledged.build();
        Map<Integer, Intervals> ofProcess = new HashMap<>();
        own.forEach((process, builder) -> ofProcess.put(process, builder.build()));
        List<String> found = new ArrayList<>();
        for (Call read : reads) {
            Intervals mine = ofProcess.get(read.process());
            long last = Math.max(
                    ofAll.lastBeginEndedBefore(read.begin()),
                    mine == null ? Long.MIN_VALUE : mine.lastBeginEndedBefore(read.begin()));
            Call source = values.source(read.valueId());
            if (source != null && lastEffect(source, changes) < last) {
                Call change = broken(read, lastEffect(source, changes), counted, changes);
                if (change != null) {
                    found.add(read + " is older than " + change + ", it is of " + source);
                }
            }
        }
        return found;
    }

    /** A change that has ended the time of what was read, and that no failover may have taken back. */
    private static @Nullable Call broken(Call read, long lastEffect, List<Call> counted, Changes changes) {
        return counted.stream()
                .filter(change -> change.begin() > lastEffect
                        && change.end() < read.begin()
                        && (change.isAcknowledged() || change.process() == read.process())
                        && !changes.mayBeTakenBack(change, read))
                .findFirst()
                .orElse(null);
    }

    /** A load counts from its begin: a change that comes in later wins. A put may come after a change that overlaps it. */
    private static long lastEffect(Call source, Changes changes) {
        if (source.op() == Op.LOADER) {
            return source.begin();
        }
        return changes.effectEnd(source);
    }
}
