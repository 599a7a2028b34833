package io.github.cdirediscache.reliability.check;

import io.github.cdirediscache.config.TopologyKind;
import io.github.cdirediscache.reliability.record.Call;
import io.github.cdirediscache.reliability.record.History;
import io.github.cdirediscache.reliability.record.Limits;
import io.github.cdirediscache.reliability.record.Op;
import io.github.cdirediscache.reliability.record.Outcome;
import io.github.cdirediscache.reliability.record.Window;
import io.github.cdirediscache.reliability.record.Window.Harm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A history written by hand, with times in milliseconds. Process 1 has {@code on-failure=load}. */
final class HandMade {

    static final int KEY = 3;

    private static final int KEYS = 10;
    private static final int OTHERS = 7;

    private final List<Call> calls = new ArrayList<>();
    private final List<Window> windows = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private TopologyKind topology = TopologyKind.SINGLE;

    HandMade read(int process, long begin, long end, long value, long began) {
        return call(Op.GET, Outcome.HIT, process, KEY, begin, end, value, began);
    }

    HandMade loaded(int process, long value, long begin, long end) {
        return load(process, value, begin, begin, end);
    }

    HandMade load(int process, long value, long called, long begin, long end) {
        return call(Op.LOADER, Outcome.DONE, process, KEY, begin, end, value, called);
    }

    HandMade failedLoad(int process, long value, long begin, long end) {
        return call(Op.LOADER, Outcome.LOADER_FAILED, process, KEY, begin, end, value, begin);
    }

    HandMade put(int process, long value, long begin, long end) {
        return call(Op.PUT, Outcome.DONE, process, KEY, begin, end, value, begin);
    }

    HandMade failedPut(int process, long value, long begin, long end) {
        return call(Op.PUT, Outcome.UNAVAILABLE, process, KEY, begin, end, value, begin);
    }

    HandMade removal(Op op, int process, long begin, long end) {
        return call(op, Outcome.DONE, process, op == Op.CLEAR ? Call.ALL : KEY, begin, end, 0, 0);
    }

    HandMade failedRemoval(Op op, int process, long begin, long end) {
        return call(op, Outcome.UNAVAILABLE, process, KEY, begin, end, 0, 0);
    }

    HandMade increment(long begin, long end, long sum) {
        return increment(0, begin, end, sum);
    }

    HandMade increment(long epoch, long begin, long end, long sum) {
        return call(Op.INCREMENT, Outcome.DONE, 0, KEY, begin, end, sum, epoch);
    }

    HandMade failedIncrement(long begin, long end) {
        return call(Op.INCREMENT, Outcome.UNAVAILABLE, 0, KEY, begin, end, 0, 0);
    }

    HandMade held(int process, long begin, long end, long token) {
        return call(Op.HELD, Outcome.DONE, process, KEY, begin, end, token, 0);
    }

    HandMade settled(int process, long at) {
        return call(Op.SETTLED, Outcome.DONE, process, Call.NONE, at, at, 0, 0);
    }

    HandMade stall(int process, long begin, long end) {
        return call(Op.STALL, Outcome.DONE, process, Call.NONE, begin, end, 0, 0);
    }

    HandMade call(Op op, Outcome outcome, int process, int key, long begin, long end, long value, long began) {
        int flags = Call.FIRST | (outcome.isReturn() ? Call.ACKNOWLEDGED : 0);
        int valueKey = outcome == Outcome.HIT ? key : Call.NONE;
        return call(
                new Call(op, outcome, process, flags, key, valueKey, nanos(begin), nanos(end), value, time(op, began)));
    }

    private static long time(Op op, long began) {
        return op == Op.INCREMENT ? began : nanos(began);
    }

    HandMade call(Call call) {
        calls.add(call);
        return this;
    }

    HandMade fault(long from, long to, Harm... harms) {
        EnumSet<Harm> all = EnumSet.noneOf(Harm.class);
        all.addAll(List.of(harms));
        windows.add(new Window(nanos(from), nanos(to), all, Set.of(), "by hand"));
        return this;
    }

    HandMade remark(String text) {
        remarks.add(text);
        return this;
    }

    History history() {
        return new History(limits(topology), KEYS, List.copyOf(calls), List.copyOf(windows), List.copyOf(remarks));
    }

    HandMade on(TopologyKind other) {
        topology = other;
        return this;
    }

    static Limits limits() {
        return limits(TopologyKind.SINGLE);
    }

    static Limits limits(TopologyKind topology) {
        return new Limits(
                Duration.ofMillis(500),
                Duration.ofMillis(500),
                Duration.ofMillis(500),
                Duration.ofMillis(500),
                Duration.ofSeconds(8),
                Duration.ofSeconds(3),
                Duration.ofMillis(40),
                Duration.ofSeconds(4),
                Duration.ofHours(1),
                Duration.ofSeconds(2),
                topology,
                0.1,
                ~2L);
    }

    static int anotherKey() {
        return OTHERS;
    }

    static long nanos(long millis) {
        return millis * 1_000_000;
    }
}
