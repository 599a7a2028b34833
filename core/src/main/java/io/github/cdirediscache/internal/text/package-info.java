/** Texts for and from people: durations, quotes, and suggestions for misspelt names. */
@NullMarked
package io.github.cdirediscache.internal.text;

import org.jspecify.annotations.NullMarked;
