package io.github.cdirediscache.internal.jackson;

import io.github.cdirediscache.internal.entry.SortedOrders;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SortedOrdersTest {

    @ParameterizedTest
    @ValueSource(strings = {"msgpack", "yaml"})
    void read_sortedCollections_haveTheOrdersThatTheyHad(String serializer) throws Exception {
        SortedOrders.areKept(serializer);
    }
}
