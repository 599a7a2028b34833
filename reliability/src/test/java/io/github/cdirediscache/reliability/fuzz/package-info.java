/**
 * Inputs from outside, found by a fuzzer that sees which code they reach. In a build each target reads the kept corpus;
 * {@code docs/reliability.md} tells how to search for more.
 */
@NullMarked
package io.github.cdirediscache.reliability.fuzz;

import org.jspecify.annotations.NullMarked;
