/**
 * How arguments become a key or a pattern: templates, the encoding of generated keys, and the types that have one.
 * Internal: public only for its sibling packages.
 */
@NullMarked
package io.github.cdirediscache.internal.interceptors.key;

import org.jspecify.annotations.NullMarked;
