/** Reads the settings of an application, from any source of texts by key, and finds what is wrong with them. */
@NullMarked
package io.github.cdirediscache.internal.config;

import org.jspecify.annotations.NullMarked;
