/** REST resources, and clients of REST services. */
@NullMarked
package io.github.cdirediscache.it.rest;

import org.jspecify.annotations.NullMarked;
