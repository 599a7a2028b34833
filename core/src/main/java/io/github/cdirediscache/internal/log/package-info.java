/** What the library writes to the log, each line with an id: see {@code message-ids.txt}. */
@NullMarked
package io.github.cdirediscache.internal.log;

import org.jspecify.annotations.NullMarked;
