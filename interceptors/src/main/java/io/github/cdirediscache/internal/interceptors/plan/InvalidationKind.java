package io.github.cdirediscache.internal.interceptors.plan;

/** What an invalidation removes. */
enum InvalidationKind {
    KEY,
    ALL,
    PATTERN
}
