/** Many calls for a long time: how fast they are, and that nothing grows, fails or comes back wrong. */
@NullMarked
package io.github.cdirediscache.reliability.load;

import org.jspecify.annotations.NullMarked;
