package io.github.cdirediscache.demo;

import java.time.Instant;
import java.util.List;

/**
 * What lies ahead for the clocks of a zone.
 *
 * @param asOf when this was computed
 * @param transitions the changes of the hundred years from then on
 */
public record Upcoming(Instant asOf, List<Transition> transitions) {}
