package io.github.cdirediscache.internal.wire;

/** What a command does to its key. */
public enum Effect {
    /** It changes nothing. */
    READS,
    /** It changes something; if it does not arrive, what stands there stays right. */
    CHANGES,
    /** What stands there is outdated from now on: if it does not arrive, it must be removed later. */
    OUTDATES
}
