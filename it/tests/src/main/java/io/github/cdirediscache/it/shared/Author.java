package io.github.cdirediscache.it.shared;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * Who writes stories.
 *
 * @param name the name
 * @param born the day of birth
 */
public record Author(String name, LocalDate born) implements Serializable {}
