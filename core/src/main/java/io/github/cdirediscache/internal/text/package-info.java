/** Words for people, and from them: durations, quotes, and what a misspelt name may have meant. */
@NullMarked
package io.github.cdirediscache.internal.text;

import org.jspecify.annotations.NullMarked;
