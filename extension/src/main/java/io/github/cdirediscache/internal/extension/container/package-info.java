/** Between the container and the other rooms: what its events say, and the beans and interceptors that it is given. */
@NullMarked
package io.github.cdirediscache.internal.extension.container;

import org.jspecify.annotations.NullMarked;
