package io.github.cdirediscache.reliability.record;

import java.util.EnumSet;
import java.util.Set;

/** What a record is about: a call, or something that happened within one or beside it. */
public enum Op {
    GET,
    LOOKUP,
    GET_ALL,
    GET_OR_LOAD,
    GET_OR_LOAD_ASYNC,
    CONTAINS,
    TIME_TO_LIVE,
    PUT,
    PUT_ALL,
    PUT_IF_ABSENT,
    INVALIDATE,
    INVALIDATE_ALL,
    INVALIDATE_PATTERN,
    CLEAR,
    TOUCH,
    INCREMENT,
    LOCK,
    TRY_LOCK,
    /** The end of a lock. */
    UNLOCK,
    /** A run of a loader; its {@code valueBegan} is when the call began that runs it. */
    LOADER,
    /** From when a lock was held until its release began; {@code valueId} is the fencing token. */
    HELD,
    /** No invalidation of this process was pending, at one moment of that time. */
    SETTLED,
    /** The machine did not let this process run. */
    STALL;

    private static final Set<Op> READS = EnumSet.of(GET, LOOKUP, GET_ALL, GET_OR_LOAD, GET_OR_LOAD_ASYNC);
    private static final Set<Op> LOADS = EnumSet.of(GET_OR_LOAD, GET_OR_LOAD_ASYNC);
    private static final Set<Op> PUTS = EnumSet.of(PUT, PUT_ALL, PUT_IF_ABSENT);
    private static final Set<Op> REMOVALS = EnumSet.of(INVALIDATE, INVALIDATE_ALL, INVALIDATE_PATTERN, CLEAR);
    private static final Set<Op> SWEEPS = EnumSet.of(INVALIDATE_PATTERN, CLEAR);
    private static final Set<Op> NOTES = EnumSet.of(LOADER, HELD, SETTLED, STALL);
    private static final Set<Op> WAITING = EnumSet.of(GET_OR_LOAD, LOCK);
    private static final Set<Op> THROWING = EnumSet.of(PUT_IF_ABSENT, INCREMENT, LOCK, TRY_LOCK);

    /** {@return whether it gives a value that it found or loaded} */
    public boolean isRead() {
        return READS.contains(this);
    }

    /** {@return whether it may run a loader} */
    public boolean isLoad() {
        return LOADS.contains(this);
    }

    /** {@return whether it stores a value of its caller} */
    public boolean isPut() {
        return PUTS.contains(this);
    }

    /** {@return whether it removes values} */
    public boolean isRemoval() {
        return REMOVALS.contains(this);
    }

    /** {@return whether it goes through all keys of the servers} */
    public boolean isSweep() {
        return SWEEPS.contains(this);
    }

    /** {@return whether it is a call of the cache} */
    public boolean isCall() {
        return !NOTES.contains(this);
    }

    /** {@return whether its thread waits for other callers} */
    public boolean isWaiting() {
        return WAITING.contains(this);
    }

    /** {@return whether it throws when Redis is unavailable, whatever {@code on-failure} says} */
    public boolean alwaysThrows() {
        return THROWING.contains(this);
    }
}
