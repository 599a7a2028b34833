/**
 * Where entries are: a chain of {@link io.github.cdirediscache.internal.store.EntryStore stores} from the keys of one cache
 * to the servers of its shards, and the scripts that run there.
 */
@NullMarked
package io.github.cdirediscache.internal.store;

import org.jspecify.annotations.NullMarked;
