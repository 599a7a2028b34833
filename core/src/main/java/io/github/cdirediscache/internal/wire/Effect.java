package io.github.cdirediscache.internal.wire;

/** What a command does to its key. */
public enum Effect {
    /** It changes nothing. */
    READS,
    /** It changes something; if it does not arrive, the entry is still correct. */
    CHANGES,
    /** The entry is outdated from now on: if the command does not arrive, the entry must be removed later. */
    OUTDATES
}
