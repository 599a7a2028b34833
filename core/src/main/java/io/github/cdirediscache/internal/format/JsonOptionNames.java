package io.github.cdirediscache.internal.format;

import java.util.Set;

/** Which options {@code json} has. Apart from what reads them, which needs JSON-B to be there. */
final class JsonOptionNames {

    static final Set<String> ALL = Set.of("binary-data", "date-format", "locale", "mapping", "property-naming");

    private JsonOptionNames() {}
}
