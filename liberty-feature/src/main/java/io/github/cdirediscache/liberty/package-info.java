/** What Open Liberty finds in the user feature. */
@NullMarked
package io.github.cdirediscache.liberty;

import org.jspecify.annotations.NullMarked;
