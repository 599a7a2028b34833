/** The applications under test, as the side of JUnit makes them. Nothing of this package is deployed. */
@NullMarked
package io.github.cdirediscache.it.application;

import org.jspecify.annotations.NullMarked;
