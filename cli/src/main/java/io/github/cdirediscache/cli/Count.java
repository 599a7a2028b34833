package io.github.cdirediscache.cli;

import io.github.cdirediscache.config.CacheConfig;
import jakarta.json.stream.JsonGenerator;
import java.io.PrintWriter;

/**
 * How many keys a command removed, or would remove.
 *
 * @param cache the cache
 * @param what the member that says which keys
 * @param which which keys
 * @param dryRun whether none was removed
 * @param keys how many
 */
record Count(CacheConfig cache, String what, String which, boolean dryRun, long keys) implements Report {

    @Override
    public void printText(PrintWriter out) {
        out.println(Shown.keys(keys) + (dryRun ? " would be removed" : " removed"));
    }

    @Override
    public void writeJson(JsonGenerator json) {
        json.write("cache", cache.name());
        json.write("version", cache.version());
        json.write(what, which);
        json.write("dryRun", dryRun);
        json.write("keys", keys);
    }
}
