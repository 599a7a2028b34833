/** Looks for what breaks under faults: histories of calls and their checker, mutations, fuzzing, load. Not published. */
@NullMarked
package io.github.cdirediscache.reliability;

import org.jspecify.annotations.NullMarked;
