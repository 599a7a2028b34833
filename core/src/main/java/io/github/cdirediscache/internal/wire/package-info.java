/**
 * What is said between this library and Redis, whoever carries it: commands with their answers, and the ways in which a
 * server does not answer.
 */
@NullMarked
package io.github.cdirediscache.internal.wire;

import org.jspecify.annotations.NullMarked;
