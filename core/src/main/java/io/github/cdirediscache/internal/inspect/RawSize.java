package io.github.cdirediscache.internal.inspect;

/**
 * How large one version of a cache is in Redis. Keys without a value (loads under way, kept failures) count.
 *
 * @param keys the number of keys
 * @param keysMargin the true number is with 95 % confidence no farther from it than this; 0 if they were counted
 * @param bytes the bytes that stand in Redis under them, headers and all, keys not included
 * @param bytesMargin as {@code keysMargin}, for the bytes
 * @param lookedAt how many keys of the database were looked at, those of others included unless all were counted
 * @param exact whether all were counted
 */
public record RawSize(long keys, long keysMargin, long bytes, long bytesMargin, long lookedAt, boolean exact) {}
