/**
 * Time and chance as parameters. No other class of the core reads a clock, sleeps or draws a random number by itself, so
 * that tests decide what time it is and what comes by chance.
 */
@NullMarked
package io.github.cdirediscache.internal.time;

import org.jspecify.annotations.NullMarked;
