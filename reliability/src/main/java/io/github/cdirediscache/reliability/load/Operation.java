package io.github.cdirediscache.reliability.load;

import java.util.Locale;
import java.util.SplittableRandom;

/** What is called, and how often of a thousand times. */
enum Operation {
    GET(400),
    GET_OR_LOAD(250),
    GET_OR_LOAD_ASYNC(50),
    PUT(100),
    GET_ALL(50),
    PUT_ALL(20),
    INVALIDATE(60),
    INVALIDATE_PATTERN(2),
    INCREMENT(50),
    LOCK(18);

    private static final int ALL = 1000;

    private final int share;

    Operation(int share) {
        this.share = share;
    }

    static Operation any(SplittableRandom random) {
        int left = random.nextInt(ALL);
        for (Operation operation : values()) {
            left -= operation.share;
            if (left < 0) {
                return operation;
            }
        }
        throw new IllegalStateException("shares must add up to " + ALL);
    }

    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
