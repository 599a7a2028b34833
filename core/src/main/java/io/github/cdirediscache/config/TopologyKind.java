package io.github.cdirediscache.config;

/** Deployment topology: how the servers of a cache work together. */
public enum TopologyKind {
    /** One server. */
    SINGLE,
    /** A master and its replicas. */
    REPLICATED,
    /** Several servers, or masters with replicas; this library distributes the keys over them. */
    SHARDED,
    /** A master and its replicas, monitored by sentinels. */
    SENTINEL,
    /** A Redis Cluster. */
    CLUSTER
}
