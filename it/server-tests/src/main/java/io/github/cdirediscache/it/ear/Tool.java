package io.github.cdirediscache.it.ear;

import jakarta.enterprise.context.ApplicationScoped;

/** A bean in the EAR's {@code lib}. */
@ApplicationScoped
public class Tool {}
