@NullMarked
package io.github.cdirediscache.cli;

import org.jspecify.annotations.NullMarked;
