/** Reflection, each thing in one place: classes by their names, and generic types. */
@NullMarked
package io.github.cdirediscache.internal.reflect;

import org.jspecify.annotations.NullMarked;
