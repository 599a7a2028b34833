package io.github.cdirediscache.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where servers are reached that report other addresses. */
class AddressMapTest {

    private static final AddressMap MAP = AddressMap.parse(
            "10.0.0.5:6379=redis-1.example.net:16379, 10.0.0.5=redis-1.example.net, [fd00::1]=Redis-2");

    @ParameterizedTest
    @CsvSource({
        "10.0.0.5:6379, redis-1.example.net:16379",
        "10.0.0.5:6380, redis-1.example.net:6380",
        "[FD00::1]:7000, redis-2:7000",
        "10.0.0.6:6379, 10.0.0.6:6379"
    })
    void reached_byAddressFirstAndThenByHost(String reported, String reached) {
        Location location = Location.parse(reported);
        assertThat(MAP.reached(Location.tcp(location.host(), location.port())).display())
                .isEqualTo(reached);
    }

    @Test
    void equalText_isEqual() {
        assertThat(AddressMap.parse(MAP.toString())).isEqualTo(MAP).hasSameHashCodeAs(MAP);
        assertThat(AddressMap.NONE.isEmpty()).isTrue();
        assertThat(AddressMap.NONE).isNotEqualTo(MAP).hasToString("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a=b=c",
                "a:1=b",
                "a=b:1",
                "=b",
                "a=",
                "a:0=b:1",
                "a=/s3cret.sock",
                "a=redis://u:s3cret@b",
                "a=u:s3cret@b",
                "a=embedded:",
                "a=b:s3cret",
                "a=b, a=c",
                "a=redis://s3cret"
            })
    void parse_noSuchPair_isRefusedAndNotShown(String text) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> AddressMap.parse(text))
                .withMessageContaining("item ")
                .satisfies(failure -> {
                    assertThat(failure).hasNoCause();
                    assertThat(failure.getMessage()).doesNotContain("s3cret");
                });
    }
}
