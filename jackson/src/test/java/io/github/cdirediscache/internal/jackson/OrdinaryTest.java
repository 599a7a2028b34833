package io.github.cdirediscache.internal.jackson;

import io.github.cdirediscache.internal.format.ordinary.OrdinaryContract;

class OrdinaryTest extends OrdinaryContract {

    OrdinaryTest() {
        super("msgpack", "yaml");
    }
}
