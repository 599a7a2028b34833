/** What this cache costs beside its peers, measured with JMH. */
@NullMarked
package io.github.cdirediscache.benchmarks;

import org.jspecify.annotations.NullMarked;
