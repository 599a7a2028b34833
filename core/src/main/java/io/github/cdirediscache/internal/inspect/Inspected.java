package io.github.cdirediscache.internal.inspect;

import io.github.cdirediscache.internal.wire.Answers;
import io.github.cdirediscache.internal.wire.Arguments;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a server says of a key.
 *
 * @param bytes the first bytes; none if it holds no string
 * @param millis the time to live; negative for no end
 * @param length how many bytes there are
 * @param memory the bytes that Redis uses for it; 0 if the user may not ask
 */
record Inspected(byte[] bytes, long millis, long length, long memory) {

    /** Nothing if the key is absent. */
    static @Nullable Inspected of(@Nullable Object answer) {
        if (answer == null) {
            return null;
        }
        List<?> fields = Answers.list(answer);
        byte[] bytes = Answers.bytes(fields.get(1));
        return new Inspected(
                bytes == null ? Arguments.EMPTY : bytes,
                Answers.number(fields.get(2)),
                Answers.number(fields.get(3)),
                Answers.number(fields.get(4)));
    }
}
