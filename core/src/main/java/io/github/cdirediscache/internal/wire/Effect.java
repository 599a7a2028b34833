package io.github.cdirediscache.internal.wire;

/** What a command does to its key. */
public enum Effect {
    /** It reads; a replica can answer it as well as the master. */
    READS,
    /** It reads or changes by a script, which only a master runs; if it does not arrive, what stands there stays right. */
    CHANGES,
    /** What stands there is outdated from now on: if it does not arrive, it must be removed later. */
    OUTDATES
}
