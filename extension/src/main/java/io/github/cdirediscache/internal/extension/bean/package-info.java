/**
 * What the beans are made of: the cache manager, injected caches, and the application's own formats. Knows no
 * container.
 */
@NullMarked
package io.github.cdirediscache.internal.extension.bean;

import org.jspecify.annotations.NullMarked;
