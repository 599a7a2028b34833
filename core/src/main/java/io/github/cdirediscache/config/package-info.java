/**
 * The settings of a cache: checked records, a builder for plain Java, and the options that make them of text. Nothing in
 * this package asks a server.
 */
@NullMarked
package io.github.cdirediscache.config;

import org.jspecify.annotations.NullMarked;
