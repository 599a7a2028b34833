package io.github.cdirediscache.config;

/** What the servers of a cache are to each other. */
public enum TopologyKind {
    /** One server. */
    SINGLE,
    /** A master and its replicas. */
    REPLICATED,
    /** Several servers, or masters with replicas, among which the keys are divided here. */
    SHARDED,
    /** A master and its replicas, which sentinels watch. */
    SENTINEL,
    /** A Redis Cluster. */
    CLUSTER
}
