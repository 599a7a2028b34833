package io.github.cdirediscache.internal.inspect;

/**
 * What a rewriting of entries did.
 *
 * @param seen how many keys of all versions were looked at
 * @param rewritten how many of them were rewritten
 * @param unreadable how many were left alone because they can't be decompressed
 */
public record Rewritten(long seen, long rewritten, long unreadable) {}
