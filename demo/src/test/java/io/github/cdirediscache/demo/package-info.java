@NullMarked
package io.github.cdirediscache.demo;

import org.jspecify.annotations.NullMarked;
