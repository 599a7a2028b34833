package io.github.cdirediscache.internal.inspect;

import io.github.cdirediscache.cache.TimeToLive;
import io.github.cdirediscache.internal.entry.Entry;
import io.github.cdirediscache.internal.entry.EntryHeader;
import io.github.cdirediscache.internal.entry.Payloads;
import io.github.cdirediscache.internal.entry.UnreadablePayloadException;
import io.github.cdirediscache.internal.key.KeySpace;
import io.github.cdirediscache.internal.key.PhysicalKey;
import io.github.cdirediscache.internal.time.Time;
import io.github.cdirediscache.internal.wire.CommandExecutor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads entries without their type. */
final class RawReads {

    private static final String NO_COMPRESSOR = "none";

    private static final int LONGEST_NUMBER = 20;
    private static final Pattern NUMBER = Pattern.compile("0|-?[1-9][0-9]*");

    private final KeySpace space;
    private final Payloads payloads;
    private final int maxValueSize;
    private final Time time;

    RawReads(KeySpace space, Payloads payloads, int maxValueSize, Time time) {
        this.space = space;
        this.payloads = payloads;
        this.maxValueSize = maxValueSize;
        this.time = time;
    }

    Optional<RawValue> read(CommandExecutor shard, String key) {
        List<@Nullable Inspected> found =
                Inspected.of(shard, List.of(space.valueKey(key)), (long) maxValueSize + EntryHeader.MAX_BYTES);
        return Optional.ofNullable(found.get(0)).map(inspected -> value(key, inspected));
    }

    private RawValue value(String key, Inspected inspected) {
        RawEntry entry = entry(key, inspected);
        byte[] bytes = inspected.bytes();
        EntryHeader header = EntryHeader.of(bytes);
        if (header == null) {
            boolean isNumber = entry.state() == RawState.FRESH;
            return isNumber ? RawValue.whole(entry, bytes) : RawValue.none(entry);
        }
        if (entry.isNull() || header.entry().isWithoutValue()) {
            return RawValue.none(entry);
        }
        if (inspected.length() - header.payloadAt() > maxValueSize) {
            return tooLarge(entry, header, inspected);
        }
        try {
            return RawValue.whole(entry, payloads.read(bytes, header));
        } catch (UnreadablePayloadException unreadable) {
            return RawValue.unreadable(entry, String.valueOf(unreadable.getMessage()));
        }
    }

    /** The application discards such a value; an operator may see how it begins. */
    private RawValue tooLarge(RawEntry entry, EntryHeader header, Inspected inspected) {
        if (!header.compressor().equals(NO_COMPRESSOR)) {
            return RawValue.unreadable(entry, "its compressed payload is larger than max-value-size");
        }
        byte[] begin = Arrays.copyOfRange(inspected.bytes(), header.payloadAt(), header.payloadAt() + maxValueSize);
        long leftOut = inspected.length() - header.payloadAt() - begin.length;
        return new RawValue(entry, Optional.of(begin), leftOut, Optional.empty());
    }

    /** What stands under physical keys of one server; those that are gone or no keys of this version left out. */
    List<RawEntry> entries(CommandExecutor shard, List<PhysicalKey> keys) {
        List<@Nullable Inspected> found = Inspected.of(shard, keys, EntryHeader.MAX_BYTES);
        List<RawEntry> entries = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            Inspected inspected = found.get(i);
            String key = space.keyOf(keys.get(i));
            if (key != null && inspected != null) {
                entries.add(entry(key, inspected));
            }
        }
        return entries;
    }

    private RawEntry entry(String key, Inspected inspected) {
        byte[] bytes = inspected.bytes();
        EntryHeader header = EntryHeader.of(bytes);
        long length = inspected.length();
        long memory = inspected.memory();
        TimeToLive left = timeToLive(inspected.millis());
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
                optional(entry.leasedUntil()));
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
