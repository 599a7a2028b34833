/** What is left of an application that is gone, in a server that runs on. */
@NullMarked
package io.github.cdirediscache.it.redeploy;

import org.jspecify.annotations.NullMarked;
