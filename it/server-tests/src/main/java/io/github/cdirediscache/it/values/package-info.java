/** Classes of the application, read by a library that may be the server's. */
@NullMarked
package io.github.cdirediscache.it.values;

import org.jspecify.annotations.NullMarked;
