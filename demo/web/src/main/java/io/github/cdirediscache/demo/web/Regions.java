package io.github.cdirediscache.demo.web;

import java.util.List;
import java.util.Optional;

/** The regions that the page offers. */
final class Regions {

    private static final List<Region> ALL = List.of(
            new Region("whole", -2.2, -1.5, 3.0),
            new Region("seahorse", -0.765, 0.08, 0.05),
            new Region("elephant", 0.262, -0.012, 0.03));

    private Regions() {}

    static Optional<Region> named(String name) {
        return ALL.stream().filter(region -> region.name().equals(name)).findAny();
    }
}
