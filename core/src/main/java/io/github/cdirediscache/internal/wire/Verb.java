package io.github.cdirediscache.internal.wire;

/** The commands of Redis that this library sends. */
public enum Verb {
    GET,
    MGET,
    GETRANGE,
    SET,
    UNLINK,
    SCAN,
    ROLE,
    CLUSTER,
    SENTINEL,
    EVALSHA,
    EVAL
}
