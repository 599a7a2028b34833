package io.github.cdirediscache.docs;

/** Knows passwords. */
interface Vault {

    String passwordFor(String location);
}
