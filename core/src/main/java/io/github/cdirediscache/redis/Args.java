package io.github.cdirediscache.redis;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Arguments of scripts as bytes. */
final class Args {

    static final byte[] EMPTY = {};
    static final byte[] YES = of("1");
    static final byte[] NO = of("0");

    private Args() {}

    static byte[] of(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] of(long number) {
        return of(Long.toString(number));
    }

    /** A time to live, where nothing means no end. */
    static byte[] ofMillis(@Nullable Long millis) {
        return millis == null ? EMPTY : of(millis);
    }

    static byte[] of(boolean flag) {
        return flag ? YES : NO;
    }
}
