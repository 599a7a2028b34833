package io.github.cdirediscache.reliability.fuzz;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.TimeToLive;
import io.github.cdirediscache.cache.Verify;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.FormatConfig;
import io.github.cdirediscache.internal.entry.CorruptEntryException;
import io.github.cdirediscache.internal.entry.Entry;
import io.github.cdirediscache.internal.entry.EntryCodec;
import io.github.cdirediscache.internal.format.Formats;
import io.github.cdirediscache.internal.key.KeySpace;
import io.github.cdirediscache.internal.key.PhysicalKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Calls of a cache, and what each may give when a server answers it with certain bytes. */
final class ReplyCalls {

    /** What a call gives that is no value. */
    enum Outcome {
        /** An exception that is documented for the call. */
        FAILED,
        ABSENT
    }

    static final int MAX_VALUE_SIZE = 1 << 16;

    private static final String LOADED = "loaded";
    private static final long INITIAL = 5;
    private static final Set<Object> NO_OTHER_THAN_FAILURE = Set.of(Outcome.FAILED);

    private static final KeySpace SPACE = new KeySpace("c", 1);
    private static final Formats FORMATS =
            formats(CacheConfig.builder("c").locations("h:1").build().format());
    private static final EntryCodec TEXTS = new EntryCodec(String.class, FORMATS, 0, MAX_VALUE_SIZE, Verify.NEVER);
    private static final EntryCodec NUMBERS = new EntryCodec(Long.class, FORMATS, 0, MAX_VALUE_SIZE, Verify.NEVER);

    /** The caches of a call; both are the same one, with values of another type. */
    record Caches(Cache<String> texts, Cache<Long> numbers) {}

    /**
     * A call.
     *
     * @param name for messages
     * @param call what is called
     * @param allowed what it may give, by the answers to {@code GET}, {@code MGET} and {@code SCAN}, and to all other
     *     commands
     */
    record Sample(String name, Function<Caches, Object> call, BiFunction<Answer, Answer, Set<Object>> allowed) {}

    static final List<Sample> ALL = List.of(
            new Sample("get", on -> orAbsent(on.texts.get("k").orElse(null)), (get, other) -> value(get.reply())),
            new Sample(
                    "get number",
                    on -> orAbsent(on.numbers.get("k").orElse(null)),
                    (get, other) -> value(get.reply(), NUMBERS)),
            new Sample(
                    "lookup",
                    on -> orAbsent(on.texts.lookup("k").present() ? "present" : null),
                    (get, other) -> present(get.reply())),
            new Sample("get all", on -> on.texts.getAll(List.of("k", "l")), (get, other) -> values(get.reply())),
            new Sample("put", on -> done(() -> on.texts.put("k", "v")), (get, set) -> ok(set.reply())),
            new Sample(
                    "put all",
                    on -> done(() -> on.texts.putAll(ordered("k", "l"))),
                    (get, set) -> all(set.replies(2), ReplyCalls::ok)),
            new Sample("put if absent", on -> on.texts.putIfAbsent("k", "v"), (get, script) -> yes(script.reply())),
            new Sample("contains", on -> on.texts.contains("k"), (get, head) -> contains(head.reply())),
            new Sample("invalidate", on -> on.texts.invalidate("k"), (get, script) -> yes(script.reply())),
            new Sample(
                    "invalidate all",
                    on -> on.texts.invalidateAll(List.of("k", "l")),
                    (get, script) -> count(script.replies(2))),
            new Sample("clear", on -> on.texts.clear(), (scan, unlink) -> removed(scan.reply(), unlink.reply())),
            new Sample(
                    "increment",
                    on -> refusable(() -> {
                        var sum = on.numbers.increment("k", 1);
                        return sum.isPresent() ? (Object) sum.getAsLong() : Outcome.ABSENT;
                    }),
                    (get, script) -> sum(script.reply(), Outcome.ABSENT)),
            new Sample(
                    "increment or begin",
                    on -> refusable(() -> on.numbers.increment("k", 1, INITIAL, Duration.ofMinutes(1))),
                    (get, script) -> sum(script.reply(), INITIAL)),
            new Sample(
                    "keys",
                    on -> orAbsent(on.texts.keys("*").findFirst().orElse(null)),
                    (scan, head) -> key(scan.reply(), head)),
            new Sample(
                    "get or load",
                    on -> orAbsent(on.texts.getOrLoad("k", () -> LOADED)),
                    (get, script) -> loaded(get.reply(), script.reply())),
            new Sample(
                    "time to live",
                    on -> on.texts.timeToLive("k").toString(),
                    (get, script) -> timeToLive(script.reply())),
            new Sample("touch", on -> on.texts.touch("k"), (get, script) -> yes(script.reply())));

    private ReplyCalls() {}

    /** As a cache has them that sets nothing. */
    private static Formats formats(FormatConfig format) {
        return Formats.of(
                format.serializer(),
                format.serializerOptions(),
                format.accepts(),
                format.compressor(),
                format.compressorAccepts(),
                format.compressorLevel(),
                MAX_VALUE_SIZE,
                List.of(),
                List.of());
    }

    private static Object orAbsent(@Nullable Object value) {
        return value == null ? Outcome.ABSENT : value;
    }

    private static Object done(Runnable task) {
        task.run();
        return "done";
    }

    /** The value at the key may not be a number, or the sum too large. */
    private static Object refusable(Supplier<Object> task) {
        try {
            return task.get();
        } catch (ArithmeticException | IllegalStateException refused) {
            return Outcome.FAILED;
        }
    }

    private static Map<String, String> ordered(String... keys) {
        Map<String, String> entries = new LinkedHashMap<>();
        for (String key : keys) {
            entries.put(key, "v");
        }
        return entries;
    }

    private static Set<Object> value(Object reply) {
        return value(reply, TEXTS);
    }

    /** An error may be about the entry, which is a miss, or not. */
    private static Set<Object> value(Object reply, EntryCodec codec) {
        if (reply instanceof byte[] bytes) {
            return Set.of(decoded(bytes, codec));
        }
        if (reply instanceof Resp.Failure) {
            return Set.of(Outcome.FAILED, Outcome.ABSENT);
        }
        return reply == Resp.NIL ? Set.of(Outcome.ABSENT) : NO_OTHER_THAN_FAILURE;
    }

    private static Object decoded(byte[] bytes, EntryCodec codec) {
        Entry entry = Entry.of(bytes);
        if (entry != null && (entry.isWithoutValue() || entry.isExpired(System.currentTimeMillis()))) {
            return Outcome.ABSENT;
        }
        try {
            return orAbsent(codec.read(bytes, entry));
        } catch (CorruptEntryException miss) {
            return Outcome.ABSENT;
        }
    }

    /** A value that is null is present. */
    private static Set<Object> present(Object reply) {
        if (reply instanceof byte[] bytes) {
            return Set.of(isPresent(bytes, true) ? "present" : Outcome.ABSENT);
        }
        return value(reply);
    }

    private static boolean isPresent(byte[] bytes, boolean isRead) {
        Entry entry = Entry.of(bytes);
        if (entry != null && (entry.isWithoutValue() || entry.isExpired(System.currentTimeMillis()))) {
            return false;
        }
        try {
            if (entry == null || isRead) {
                TEXTS.read(bytes, entry);
            }
            return true;
        } catch (CorruptEntryException miss) {
            return false;
        }
    }

    private static Set<Object> values(Object reply) {
        if (!(reply instanceof List<?> list) || list.size() != 2) {
            return reply instanceof Resp.Failure ? Set.of(Outcome.FAILED, Map.of()) : NO_OTHER_THAN_FAILURE;
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < 2; i++) {
            Object each = list.get(i);
            if (each instanceof byte[] bytes && isPresent(bytes, true)) {
                Object value = decoded(bytes, TEXTS);
                values.put(i == 0 ? "k" : "l", value == Outcome.ABSENT ? null : value);
            } else if (each != Resp.NIL && !(each instanceof byte[])) {
                return NO_OTHER_THAN_FAILURE;
            }
        }
        return Set.of(values);
    }

    private static Set<Object> ok(Object reply) {
        return reply instanceof byte[] bytes && Resp.text(bytes).equals("OK") ? Set.of("done") : NO_OTHER_THAN_FAILURE;
    }

    private static Set<Object> yes(Object reply) {
        return reply instanceof Long number ? Set.of(number == 1) : NO_OTHER_THAN_FAILURE;
    }

    private static Set<Object> contains(Object reply) {
        if (reply instanceof byte[] bytes) {
            return Set.of(bytes.length > 0 && isPresent(bytes, false));
        }
        if (reply == Resp.NIL) {
            return Set.of(false);
        }
        return reply instanceof Resp.Failure ? Set.of(Outcome.FAILED, false) : NO_OTHER_THAN_FAILURE;
    }

    private static Set<Object> all(List<List<Object>> replies, Function<Object, Set<Object>> rule) {
        Set<Object> allowed = new HashSet<>();
        for (Object first : replies.get(0)) {
            for (Object second : replies.get(1)) {
                Set<Object> both =
                        rule.apply(first).equals(rule.apply(second)) ? rule.apply(first) : NO_OTHER_THAN_FAILURE;
                allowed.addAll(both);
            }
        }
        return allowed;
    }

    private static Set<Object> count(List<List<Object>> replies) {
        Set<Object> allowed = new HashSet<>();
        for (Object first : replies.get(0)) {
            for (Object second : replies.get(1)) {
                if (first instanceof Long one && second instanceof Long two) {
                    allowed.add((one == 1 ? 1L : 0L) + (two == 1 ? 1L : 0L));
                } else {
                    allowed.add(Outcome.FAILED);
                }
            }
        }
        return allowed;
    }

    /** The same page again is not another page. */
    private static Set<Object> removed(Object scan, Object unlink) {
        if (!isLastPage(scan)) {
            return NO_OTHER_THAN_FAILURE;
        }
        if (SPACE.matching("*").of(keys(scan)).isEmpty()) {
            return Set.of(0L);
        }
        return unlink instanceof Long number ? Set.of(number) : NO_OTHER_THAN_FAILURE;
    }

    private static boolean isLastPage(Object scan) {
        return isPage(scan) && Resp.text((byte[]) ((List<?>) scan).get(0)).equals("0");
    }

    private static boolean isPage(Object scan) {
        return scan instanceof List<?> parts
                && parts.size() >= 2
                && parts.get(0) instanceof byte[]
                && parts.get(1) instanceof List<?> keys
                && keys.stream().allMatch(byte[].class::isInstance);
    }

    private static List<PhysicalKey> keys(Object scan) {
        List<?> keys = (List<?>) ((List<?>) scan).get(1);
        return keys.stream().map(key -> new PhysicalKey((byte[]) key)).toList();
    }

    private static Set<Object> sum(Object reply, Object ifNone) {
        if (reply == Resp.NIL) {
            return Set.of(ifNone);
        }
        try {
            return reply instanceof byte[] digits
                    ? Set.of(Long.valueOf(new String(digits, StandardCharsets.US_ASCII)))
                    : NO_OTHER_THAN_FAILURE;
        } catch (NumberFormatException noNumber) {
            return NO_OTHER_THAN_FAILURE;
        }
    }

    /** The first key whose entry is present. If no key is, the next page is asked for. */
    private static Set<Object> key(Object scan, Answer head) {
        if (!isPage(scan)) {
            return NO_OTHER_THAN_FAILURE;
        }
        List<PhysicalKey> page = keys(scan);
        Set<Object> allowed = new HashSet<>();
        allowed.add(Outcome.FAILED);
        allowed.add(Outcome.ABSENT);
        List<List<Object>> heads = head.replies(page.size());
        for (int i = 0; i < page.size(); i++) {
            String name = SPACE.keyOf(page.get(i));
            if (name != null
                    && heads.get(i).stream().anyMatch(reply -> contains(reply).contains(true))) {
                allowed.add(name);
            }
        }
        return isLastPage(scan) && page.isEmpty() ? Set.of(Outcome.ABSENT) : allowed;
    }

    private static Set<Object> loaded(Object get, Object script) {
        Set<Object> read = value(get);
        if (!read.contains(Outcome.ABSENT)) {
            return read;
        }
        Set<Object> allowed = new HashSet<>(Set.of(LOADED, Outcome.FAILED, Outcome.ABSENT));
        if (script instanceof List<?> parts && parts.size() > 1 && parts.get(1) instanceof byte[] found) {
            allowed.add(decoded(found, TEXTS));
        }
        return allowed;
    }

    private static Set<Object> timeToLive(Object reply) {
        if (!(reply instanceof Long millis)) {
            return Set.of(Outcome.FAILED);
        }
        return Set.of(shown(millis));
    }

    private static String shown(long millis) {
        if (millis < -1) {
            return TimeToLive.absent().toString();
        }
        return millis == -1
                ? TimeToLive.forever().toString()
                : TimeToLive.of(Duration.ofMillis(millis)).toString();
    }
}
