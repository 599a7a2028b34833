package io.github.cdirediscache.config;

/** The servers of a replica group that answer reads. */
public enum ReadFrom {
    /** The master alone: a caller reads what it has written. */
    MASTER,
    /** The replicas in turn, and the master while none of them answers. */
    REPLICA,
    /** All in turn. */
    ANY
}
