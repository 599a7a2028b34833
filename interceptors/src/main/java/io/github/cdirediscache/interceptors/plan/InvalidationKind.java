package io.github.cdirediscache.interceptors.plan;

/** What an invalidation removes. */
enum InvalidationKind {
    KEY,
    ALL,
    PATTERN
}
