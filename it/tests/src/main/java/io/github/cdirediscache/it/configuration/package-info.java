/** Settings of caches, from the configuration of the application. */
@NullMarked
package io.github.cdirediscache.it.configuration;

import org.jspecify.annotations.NullMarked;
