/**
 * The caching annotations: {@link io.github.cdirediscache.annotation.CacheResult} and its siblings.
 *
 * <p>What applies to all of them:
 *
 * <ul>
 *   <li>They act on calls that come through a CDI reference to the bean, not on calls of {@code this}, and so not on
 *       private, static and final methods. Those, and every other mistake in an annotation, are errors at deployment,
 *       all reported at once.
 *   <li>They belong on methods of the bean class or its superclasses.
 *   <li>Times are text: {@code 500ms}, {@code 10s}, {@code 10m}, {@code 2h}, {@code 7d}, {@code PT10M},
 *       {@code forever}, or {@code ${some.config.key}} and {@code ${some.config.key:10m}}, which take one of the former
 *       from the configuration when the application starts.
 *   <li>Several on one method run from the outside in as: {@code @CacheInvalidate}, {@code @CacheInvalidateAll} and
 *       {@code @CacheInvalidatePattern} ({@code LIBRARY_BEFORE + 98}), {@code @CachePut} ({@code LIBRARY_BEFORE + 99}),
 *       {@code @CacheResult} ({@code LIBRARY_BEFORE + 100}). That is inside security and transactions and outside
 *       Fault Tolerance.
 *   <li>A method that returns a {@link java.util.concurrent.CompletionStage} has succeeded when its stage completes
 *       normally.
 * </ul>
 */
@NullMarked
package io.github.cdirediscache.annotation;

import org.jspecify.annotations.NullMarked;
