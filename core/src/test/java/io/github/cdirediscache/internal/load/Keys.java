package io.github.cdirediscache.internal.load;

import java.nio.charset.StandardCharsets;

/** The one place that knows what a physical key is made of. */
final class Keys {

    private Keys() {}

    static byte[] of(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String textOf(Call<?> call) {
        return new String(call.key(), StandardCharsets.UTF_8);
    }
}
