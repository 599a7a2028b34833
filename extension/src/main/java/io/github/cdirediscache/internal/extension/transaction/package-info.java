/** Changes of caches after the commit of a transaction. */
@NullMarked
package io.github.cdirediscache.internal.extension.transaction;

import org.jspecify.annotations.NullMarked;
