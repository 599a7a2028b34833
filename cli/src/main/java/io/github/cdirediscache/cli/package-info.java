/** A command-line tool for operators: what is in the caches, and how to get it out. */
@NullMarked
package io.github.cdirediscache.cli;

import org.jspecify.annotations.NullMarked;
