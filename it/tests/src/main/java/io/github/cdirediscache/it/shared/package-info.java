/** What several applications under test are made of. */
@NullMarked
package io.github.cdirediscache.it.shared;

import org.jspecify.annotations.NullMarked;
