package io.github.cdirediscache.internal.inspect;

/**
 * How far a removal is.
 *
 * @param seen about how many keys of the databases have been looked at
 * @param all about how many there are, those of others included; 0 if the user may not ask
 * @param removed how many keys were removed, or would be
 */
public record Removed(long seen, long all, long removed) {}
