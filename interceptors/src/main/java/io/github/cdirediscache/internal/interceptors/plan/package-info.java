/**
 * What each annotated method does, and what is wrong with its annotations: worked out once, when the application is
 * deployed.
 */
@NullMarked
package io.github.cdirediscache.internal.interceptors.plan;

import org.jspecify.annotations.NullMarked;
