/** The application's configuration: MicroProfile Config, and the settings that are not of one cache. */
@NullMarked
package io.github.cdirediscache.internal.extension.config;

import org.jspecify.annotations.NullMarked;
