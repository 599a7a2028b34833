/**
 * Which tests carry which row of {@code docs/from-django.md}: the rows are read from the page, the tests from the XML
 * reports of Surefire and Failsafe.
 */
@NullMarked
package io.github.cdirediscache.rows;

import org.jspecify.annotations.NullMarked;
