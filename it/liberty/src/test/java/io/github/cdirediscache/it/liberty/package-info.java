/** What concerns Open Liberty alone: the library in two places at once, and the commands of {@code docs/open-liberty.md}. */
@NullMarked
package io.github.cdirediscache.it.liberty;

import org.jspecify.annotations.NullMarked;
