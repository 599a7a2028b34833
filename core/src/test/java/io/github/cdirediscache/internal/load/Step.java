package io.github.cdirediscache.internal.load;

/** What a load asks of its leases. */
enum Step {
    CLAIM,
    RENEW,
    STORE,
    FAIL,
    RELEASE
}
