/** Value classes that are not what they were when the values were written. */
@NullMarked
package io.github.cdirediscache.it.shapes;

import org.jspecify.annotations.NullMarked;
