/**
 * The settings of a cache, checked, and a builder of them. Each option is declared once, in the class of its group, with
 * its type, range, default and meaning; {@link io.github.cdirediscache.config.Options} lists them all. Nothing in this
 * package asks a server.
 */
@NullMarked
package io.github.cdirediscache.config;

import org.jspecify.annotations.NullMarked;
