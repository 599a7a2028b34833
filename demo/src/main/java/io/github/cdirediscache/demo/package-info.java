/** The quick start: a small application that shows, and measures, what the cache gives it. */
@NullMarked
package io.github.cdirediscache.demo;

import org.jspecify.annotations.NullMarked;
