/**
 * The serializers {@code msgpack} and {@code yaml}, by Jackson.
 *
 * <p>Nothing here uses more of this library's core than its API, and what little both have in common is here a second
 * time: an application can have this artifact in its {@code WEB-INF/lib} while the core is in a server that does not show
 * its internals, or is there in another version.
 */
@NullMarked
package io.github.cdirediscache.internal.jackson;

import org.jspecify.annotations.NullMarked;
