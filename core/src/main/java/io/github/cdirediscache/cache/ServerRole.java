package io.github.cdirediscache.cache;

/** What a server does for a cache. */
public enum ServerRole {
    /** It takes the writes. */
    MASTER,
    /** It follows a master. */
    REPLICA,
    /** It could not be determined. */
    UNKNOWN
}
