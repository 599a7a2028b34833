package io.github.cdirediscache.internal.load;

import io.github.cdirediscache.internal.key.PhysicalKey;
import java.nio.charset.StandardCharsets;

/** The one place that knows what a physical key is made of. */
final class Keys {

    private Keys() {}

    static PhysicalKey of(String text) {
        return new PhysicalKey(text.getBytes(StandardCharsets.UTF_8));
    }

    static String textOf(Call<?> call) {
        return call.key().toString();
    }
}
