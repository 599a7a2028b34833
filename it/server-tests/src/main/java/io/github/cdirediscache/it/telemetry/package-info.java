/** What is measured and traced by the server. */
@NullMarked
package io.github.cdirediscache.it.telemetry;

import org.jspecify.annotations.NullMarked;
