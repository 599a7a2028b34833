/** Words for people: what a misspelt name may have meant. */
@NullMarked
package io.github.cdirediscache.text;

import org.jspecify.annotations.NullMarked;
