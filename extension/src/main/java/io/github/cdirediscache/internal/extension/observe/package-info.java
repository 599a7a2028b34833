/** Health, metrics and spans, by whatever the runtime has for them. */
@NullMarked
package io.github.cdirediscache.internal.extension.observe;

import org.jspecify.annotations.NullMarked;
