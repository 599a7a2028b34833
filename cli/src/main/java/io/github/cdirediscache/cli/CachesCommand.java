package io.github.cdirediscache.cli;

import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.Location;
import jakarta.json.stream.JsonGenerator;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** Lists the caches. */
@Command(
        name = "caches",
        description = {
            "Lists the caches, their settings, and where each setting comes from.",
            "Asks no server. Options that are not listed have their defaults. Passwords are not shown."
        })
final class CachesCommand implements Callable<Integer> {

    private final Tool tool;

    CachesCommand(Tool tool) {
        this.tool = tool;
    }

    @Override
    public Integer call() {
        Settings settings = tool.settings();
        tool.print(new Listing(settings.caches().values(), settings));
        return ExitCodes.FINE;
    }

    private record Listing(Collection<CacheConfig> caches, Settings settings) implements Report {

        @Override
        public void printText(PrintWriter out) {
            String separator = "";
            for (CacheConfig cache : caches) {
                out.print(separator);
                separator = System.lineSeparator();
                out.println(cache.name() + (cache.enabled() ? "" : " (switched off)"));
                effective(cache).print(out);
                Table table = new Table("  OPTION", "VALUE", "FROM");
                List<ShownSetting> set = settings.of(cache.name());
                set.forEach(setting -> table.row(
                        "  " + Shown.text(setting.option()),
                        Shown.text(setting.value()),
                        Shown.text(setting.key() + " in " + setting.source())));
                table.print(out);
            }
        }

        private static Table effective(CacheConfig cache) {
            Table table = new Table("  location", locations(cache));
            table.row("  keys", Shown.text(cache.keyPrefix()) + ":" + cache.version() + ":...");
            table.row("  kept for", Shown.duration(cache.expiry().timeout()));
            table.row(
                    "  format",
                    Shown.text(cache.format().serializer() + ", compressed by "
                            + cache.format().compressor()));
            return table;
        }

        private static String locations(CacheConfig cache) {
            return cache.connection().locations().stream()
                    .map(Location::display)
                    .collect(Collectors.joining(", "));
        }

        @Override
        public void writeJson(JsonGenerator json) {
            json.writeStartArray("caches");
            for (CacheConfig cache : caches) {
                json.writeStartObject();
                json.write("name", cache.name());
                json.write("enabled", cache.enabled());
                json.writeStartArray("locations");
                cache.connection().locations().forEach(location -> json.write(location.display()));
                json.writeEnd();
                json.write("keyPrefix", cache.keyPrefix());
                json.write("version", cache.version());
                json.write("timeout", Shown.duration(cache.expiry().timeout()));
                json.write("serializer", cache.format().serializer());
                json.write("compressor", cache.format().compressor());
                json.writeStartArray("settings");
                for (ShownSetting setting : settings.of(cache.name())) {
                    json.writeStartObject();
                    json.write("option", setting.option());
                    json.write("value", setting.value());
                    json.write("key", setting.key());
                    json.write("source", setting.source());
                    json.writeEnd();
                }
                json.writeEnd();
                json.writeEnd();
            }
            json.writeEnd();
        }
    }
}
