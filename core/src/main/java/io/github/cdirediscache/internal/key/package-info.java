/**
 * Where a cache's keys lie in Redis: prefix, version and key made one, with no two the same.
 */
@NullMarked
package io.github.cdirediscache.internal.key;

import org.jspecify.annotations.NullMarked;
