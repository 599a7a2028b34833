/** What is left of an application that is gone. */
@NullMarked
package io.github.cdirediscache.it.shutdown;

import org.jspecify.annotations.NullMarked;
