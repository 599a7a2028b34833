package io.github.cdirediscache.redis;

import io.github.cdirediscache.cache.TimeToLive;
import io.github.cdirediscache.internal.connection.Node;
import io.github.cdirediscache.internal.connection.Request;
import io.github.cdirediscache.internal.connection.Script;
import io.github.cdirediscache.internal.entry.Entry;
import io.github.cdirediscache.internal.key.KeySpace;
import io.github.cdirediscache.internal.time.Time;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads entries without their type. */
final class RawReads {

    /**
     * Whether a key holds a string, as many bytes of it as asked for, its time to live in ms (-1: without end), its
     * length and the memory that Redis uses for it (0 if the user may not ask). Nothing if the key is absent.
     * ARGV: the last byte to read
     */
    private static final Script INSPECT = new Script("inspect", true, """
            local left = redis.call('PTTL', KEYS[1])
            if left == -2 then
              return false
            end
            local bytes = redis.pcall('GETRANGE', KEYS[1], 0, ARGV[1])
            local is_string = type(bytes) == 'string'
            local memory = redis.pcall('MEMORY', 'USAGE', KEYS[1])
            return {
              is_string and 1 or 0, is_string and bytes or '', left, is_string and redis.call('STRLEN', KEYS[1]) or 0,
              type(memory) == 'number' and memory or 0 }
            """);

    private static final byte[] WHOLE = Args.of(-1);
    private static final byte[] HEADER = Args.of(RawHeader.MAX_BYTES - 1);

    private static final int LONGEST_NUMBER = 20;
    private static final Pattern NUMBER = Pattern.compile("0|-?[1-9][0-9]*");

    private final KeySpace space;
    private final Payloads payloads;
    private final Time time;

    RawReads(KeySpace space, Payloads payloads, Time time) {
        this.space = space;
        this.payloads = payloads;
        this.time = time;
    }

    Optional<RawValue> read(Node node, String key) {
        Object answer = node.send(Request.run(INSPECT, space.valueKey(key), WHOLE));
        return answer instanceof List<?> fields ? Optional.of(value(key, fields)) : Optional.empty();
    }

    private RawValue value(String key, List<?> fields) {
        RawEntry entry = entry(key, fields);
        byte[] bytes = bytes(fields);
        RawHeader header = RawHeader.of(bytes);
        if (header == null) {
            boolean isNumber = entry.state() == RawState.FRESH;
            return new RawValue(entry, isNumber ? Optional.of(bytes) : Optional.empty(), Optional.empty());
        }
        if (entry.isNull() || header.entry().isWithoutValue()) {
            return new RawValue(entry, Optional.empty(), Optional.empty());
        }
        try {
            return new RawValue(entry, Optional.of(payloads.read(bytes, header)), Optional.empty());
        } catch (UnreadablePayloadException unreadable) {
            return new RawValue(entry, Optional.empty(), Optional.of(String.valueOf(unreadable.getMessage())));
        }
    }

    /** What stands under physical keys of one server; those that are gone or no keys of this version left out. */
    List<RawEntry> entries(Node node, List<byte[]> keys) {
        List<@Nullable Object> answers = node.sendAll(
                keys.stream().map(key -> Request.run(INSPECT, key, HEADER)).toList());
        List<RawEntry> entries = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            if (answers.get(i) instanceof RuntimeException failure) {
                throw failure;
            }
            String key = space.keyOf(keys.get(i));
            if (key != null && answers.get(i) instanceof List<?> fields) {
                entries.add(entry(key, fields));
            }
        }
        return entries;
    }

    private RawEntry entry(String key, List<?> fields) {
        byte[] bytes = bytes(fields);
        RawHeader header = RawHeader.of(bytes);
        long length = Reads.number(fields.get(3));
        long memory = Reads.number(fields.get(4));
        TimeToLive left = timeToLive(Reads.number(fields.get(2)));
        if (header == null) {
            boolean isNumber = length == bytes.length && isNumber(bytes);
            return new RawEntry(
                    key,
                    isNumber ? RawState.FRESH : RawState.FOREIGN,
                    false,
                    isNumber ? "number" : "",
                    isNumber ? "none" : "",
                    length,
                    memory,
                    left,
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty());
        }
        Entry entry = header.entry();
        return new RawEntry(
                key,
                state(entry),
                entry.isNull(),
                header.serializer(),
                header.compressor(),
                length,
                memory,
                left,
                optional(entry.softExpiry()),
                optional(entry.loadMillis()),
                header.leasedUntil(bytes));
    }

    private RawState state(Entry entry) {
        if (entry.isFailure()) {
            return RawState.FAILURE;
        }
        if (entry.isWithoutValue()) {
            return RawState.LOADING;
        }
        return entry.isExpired(time.millis()) ? RawState.STALE : RawState.FRESH;
    }

    private static byte[] bytes(List<?> fields) {
        return fields.get(1) instanceof byte[] bytes ? bytes : Args.EMPTY;
    }

    private static OptionalLong optional(long millis) {
        return millis == Entry.NONE ? OptionalLong.empty() : OptionalLong.of(millis);
    }

    private static TimeToLive timeToLive(long millis) {
        return millis < 0 ? TimeToLive.forever() : TimeToLive.of(Duration.ofMillis(millis));
    }

    private static boolean isNumber(byte[] bytes) {
        return bytes.length <= LONGEST_NUMBER
                && NUMBER.matcher(new String(bytes, StandardCharsets.ISO_8859_1))
                        .matches();
    }
}
