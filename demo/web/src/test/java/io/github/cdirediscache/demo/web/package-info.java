/** The application on WildFly, asked by HTTP and by a browser. */
@NullMarked
package io.github.cdirediscache.demo.web;

import org.jspecify.annotations.NullMarked;
