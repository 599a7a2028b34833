package io.github.cdirediscache.reliability.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.cdirediscache.config.AddressMap;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.Location;
import java.util.List;
import java.util.Locale;

/** A text is a location, which is shown such that it can be read again, or it is refused; a password is never shown. */
class LocationFuzzTest {

    private static final String SECRET = "hunter2secret";
    private static final List<String> BEGINNINGS =
            List.of("redis://", "redis://bob", "rediss://", "unix://", "unix://bob", "http://", "bob", "a,redis://");

    @FuzzTest
    void location(byte[] bytes) throws Exception {
        Bounds.OF_A_TEXT.within(() -> {
            parse(new Input(bytes).text());
            return "";
        });
    }

    private static void parse(String text) {
        Location location;
        try {
            location = Location.parse(text);
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageContaining("write ");
            return;
        }
        assertThat(location.display()).isNotEmpty();
        // A path that only a URL can hold is shown as it is.
        boolean isShownAsWritten =
                location.path() == null || location.path().chars().noneMatch(c -> "@;=#?".indexOf(c) >= 0);
        if (isShownAsWritten && location.display().strip().equals(location.display())) {
            Location address = location.address();
            assertThat(Location.parse(location.display())).isEqualTo(location.tls() ? address.withTls(false) : address);
        }
    }

    /** A list of locations: one with a password in the middle, and anything before and behind it. */
    @FuzzTest
    void secret(byte[] bytes) throws Exception {
        Input input = new Input(bytes);
        String before = input.oneOf(BEGINNINGS);
        List<String> parts = input.texts(3);
        String text = before + ":" + SECRET + parts.get(0) + SECRET + "@" + parts.get(1);
        Bounds.OF_A_TEXT.within(() -> {
            for (String option : List.of("locations", "master", "weights", "address-map")) {
                assertThat(said(option, text).toLowerCase(Locale.ROOT)).doesNotContain(SECRET);
            }
            return "";
        });
    }

    private static String said(String option, String text) {
        try {
            return CacheConfig.builder("c").set(option, text).build().toString();
        } catch (IllegalArgumentException refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    @FuzzTest
    void addressMap(byte[] bytes) throws Exception {
        Bounds.OF_A_TEXT.within(() -> {
            try {
                AddressMap map = AddressMap.parse(new Input(bytes).text());
                assertThat(AddressMap.parse(map.toString())).isEqualTo(map);
            } catch (IllegalArgumentException refused) {
                assertThat(refused).isNotInstanceOf(NumberFormatException.class);
            }
            return "";
        });
    }
}
