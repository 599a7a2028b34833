/**
 * What is worked out and checked when an application is deployed: plans of methods, settings, and one list of problems.
 * Knows no container.
 */
@NullMarked
package io.github.cdirediscache.internal.extension.deployment;

import org.jspecify.annotations.NullMarked;
