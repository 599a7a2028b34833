/** Enterprise beans and scopes that only servers have. */
@NullMarked
package io.github.cdirediscache.it.beans;

import org.jspecify.annotations.NullMarked;
