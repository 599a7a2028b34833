package io.github.cdirediscache.internal.store;

import io.github.cdirediscache.internal.wire.Answers;
import io.github.cdirediscache.internal.wire.Decoder;
import io.github.cdirediscache.internal.wire.Effect;
import io.github.cdirediscache.internal.wire.Script;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The scripts. Each does in one atomic step what would otherwise be a race. Their files document arguments and results.
 */
public final class Scripts {

    public static final Script<ClaimAnswer> CLAIM = repeatable("claim", Effect.CHANGES, ClaimAnswer::of);
    public static final Script<Boolean> STORE = repeatable("store", Effect.CHANGES, Answers::yes);
    public static final Script<Boolean> RELEASE = repeatable("release", Effect.CHANGES, Answers::yes);
    public static final Script<Boolean> RENEW = repeatable("renew", Effect.CHANGES, Answers::yes);
    public static final Script<Boolean> INVALIDATE = repeatable("invalidate", Effect.OUTDATES, Answers::yes);
    public static final Script<Boolean> PUT_IF_ABSENT = once("put_if_absent", Answers::yes);
    public static final Script<Long> INCREMENT = once("increment", Scripts::sum);
    public static final Script<Long> TIME_TO_LIVE = repeatable("time_to_live", Effect.READS, Answers::number);
    public static final Script<Boolean> TOUCH = repeatable("touch", Effect.CHANGES, Answers::yes);
    public static final Script<Boolean> PERSIST = repeatable("persist", Effect.CHANGES, Answers::yes);
    public static final Script<Boolean> REPLACE = once("replace", Answers::yes);
    public static final Script<ValueWithTime> READ_WITH_TIME_TO_LIVE =
            repeatable("read_with_time_to_live", Effect.READS, ValueWithTime::of);
    public static final Script<Void> REMOVE_UNCHANGED = repeatable("remove_unchanged", Effect.CHANGES, Answers::any);
    /** Its first argument is a second key: the last token that was given. */
    public static final Script<Long> LOCK = new Script<>("lock", Effect.CHANGES, true, 2, text("lock"), Scripts::token);

    public static final Script<Boolean> EXTEND = repeatable("extend", Effect.CHANGES, Answers::yes);
    public static final Script<byte[]> PROBE =
            new Script<>("a script that writes", Effect.CHANGES, true, read("probe"), Scripts::nothing);
    public static final Script<Boolean> UNLOCK = repeatable("unlock", Effect.CHANGES, Answers::yes);

    private Scripts() {}

    private static <T> Script<T> repeatable(String name, Effect effect, Decoder<T> decoder) {
        return new Script<>(name, effect, true, text(name), decoder);
    }

    private static <T> Script<T> once(String name, Decoder<T> decoder) {
        return new Script<>(name, Effect.CHANGES, false, text(name), decoder);
    }

    private static String text(String name) {
        return read("entry") + read(name);
    }

    /** The digits of a sum; nothing if there was nothing to add to. */
    private static @Nullable Long sum(@Nullable Object answer) {
        byte[] digits = Answers.bytes(answer);
        return digits == null ? null : Long.valueOf(new String(digits, StandardCharsets.US_ASCII));
    }

    /** A fencing token; nothing if somebody holds the lock. */
    private static @Nullable Long token(@Nullable Object answer) {
        return answer == null ? null : Long.valueOf(Answers.number(answer));
    }

    private static byte @Nullable [] nothing(@Nullable Object answer) {
        return null;
    }

    private static String read(String name) {
        try (InputStream file = Scripts.class.getResourceAsStream(name + ".lua")) {
            if (file == null) {
                throw new IllegalStateException("the jar lacks " + name + ".lua");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
