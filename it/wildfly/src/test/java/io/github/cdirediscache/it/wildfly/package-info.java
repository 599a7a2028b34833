/** What concerns WildFly alone: its modules, their descriptions, and the commands of {@code docs/wildfly.md}. */
@NullMarked
package io.github.cdirediscache.it.wildfly;

import org.jspecify.annotations.NullMarked;
