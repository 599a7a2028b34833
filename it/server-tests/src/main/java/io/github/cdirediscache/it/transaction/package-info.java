/** Changes of caches in transactions. */
@NullMarked
package io.github.cdirediscache.it.transaction;

import org.jspecify.annotations.NullMarked;
