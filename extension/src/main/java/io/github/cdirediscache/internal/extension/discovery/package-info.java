/** What an application has that concerns caches. Knows no container: whoever finds something tells it. */
@NullMarked
package io.github.cdirediscache.internal.extension.discovery;

import org.jspecify.annotations.NullMarked;
