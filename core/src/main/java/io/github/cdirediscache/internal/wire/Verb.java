package io.github.cdirediscache.internal.wire;

/** The commands of Redis that this library sends. */
public enum Verb {
    GET,
    MGET,
    GETRANGE,
    STRLEN,
    PTTL,
    MEMORY,
    DBSIZE,
    SET,
    UNLINK,
    SCAN,
    ROLE,
    INFO,
    HELLO,
    CLUSTER,
    SENTINEL,
    CLIENT,
    EVALSHA,
    EVAL
}
