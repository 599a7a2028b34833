/** What a run leaves behind: its calls, its faults, its settings. */
@NullMarked
package io.github.cdirediscache.reliability.record;

import org.jspecify.annotations.NullMarked;
