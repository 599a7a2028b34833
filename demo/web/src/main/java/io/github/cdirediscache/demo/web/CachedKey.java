package io.github.cdirediscache.demo.web;

/**
 * A key in the cache.
 *
 * @param key its name, without what the cache puts before it
 * @param secondsLeft until it expires
 */
public record CachedKey(String key, long secondsLeft) {}
