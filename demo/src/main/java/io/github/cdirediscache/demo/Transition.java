package io.github.cdirediscache.demo;

import java.time.Instant;
import java.time.ZoneOffset;

/**
 * A change of the clocks in one zone.
 *
 * @param at when
 * @param before the offset until then
 * @param after the offset from then on
 * @param zones how many zones of the world change at that instant, this one included
 */
public record Transition(Instant at, ZoneOffset before, ZoneOffset after, int zones) {}
