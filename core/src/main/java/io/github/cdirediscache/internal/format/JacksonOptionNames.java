package io.github.cdirediscache.internal.format;

import java.util.Set;

/** Which options {@code msgpack} and {@code yaml} have. Apart from what reads them, which needs Jackson to be there. */
final class JacksonOptionNames {

    static final Set<String> ALL = Set.of("mapping", "property-naming");

    private JacksonOptionNames() {}
}
