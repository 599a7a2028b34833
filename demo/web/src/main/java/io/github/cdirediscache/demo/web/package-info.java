/** A web application that shows its cache at work: a picture in tiles, each one computed once and then cached. */
@NullMarked
package io.github.cdirediscache.demo.web;

import org.jspecify.annotations.NullMarked;
