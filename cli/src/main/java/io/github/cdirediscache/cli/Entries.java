package io.github.cdirediscache.cli;

import io.github.cdirediscache.internal.inspect.RawEntry;
import io.github.cdirediscache.internal.inspect.RawState;
import jakarta.json.stream.JsonGenerator;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;

/** Entries in lists. */
final class Entries {

    private Entries() {}

    static Table table() {
        return new Table("KEY", "STATE", "TIME TO LIVE", "BYTES");
    }

    static void row(Table table, RawEntry entry) {
        table.row(
                Shown.key(entry.key()),
                state(entry),
                Shown.timeToLive(entry.timeToLive()),
                Shown.number(entry.bytes()));
    }

    static String state(RawEntry entry) {
        String state = entry.state().name().toLowerCase(Locale.ROOT);
        boolean isRefreshed = entry.leasedUntil().isPresent() && entry.state() != RawState.LOADING;
        return state + (entry.isNull() ? ", null" : "") + (isRefreshed ? ", being loaded" : "");
    }

    static void json(JsonGenerator json, RawEntry entry) {
        json.writeStartObject();
        json.write("key", entry.key());
        describe(json, entry);
        json.writeEnd();
    }

    /** What lists and single entries have alike. */
    static void describe(JsonGenerator json, RawEntry entry) {
        json.write("state", entry.state().name().toLowerCase(Locale.ROOT));
        json.write("null", entry.isNull());
        json.write("loading", entry.leasedUntil().isPresent());
        Json.write(
                json,
                "timeToLiveMillis",
                entry.timeToLive()
                        .left()
                        .map(Duration::toMillis)
                        .map(OptionalLong::of)
                        .orElse(OptionalLong.empty()));
        json.write("serializer", entry.serializer());
        json.write("compressor", entry.compressor());
        json.write("bytes", entry.bytes());
        json.write("memory", entry.memory());
    }
}
