package io.github.cdirediscache.config;

/** The version of Redis's protocol that a connection speaks. */
public enum Protocol {
    /** RESP3 if the server supports it, otherwise RESP2. */
    AUTO,
    /** RESP2, the only one before Redis 6. */
    RESP2,
    /** RESP3, from Redis 6 on. */
    RESP3
}
