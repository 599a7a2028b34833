package io.github.cdirediscache.cli;

import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.cache.ServerStatus;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.internal.inspect.RawCache;
import io.github.cdirediscache.redis.RedisCacheManager;
import jakarta.json.stream.JsonGenerator;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Asks every server whether it answers, and accepts what the caches need. */
@Command(
        name = "servers",
        aliases = "ping",
        description = {
            "Asks every server of every cache whether it answers, and accepts what the cache needs.",
            "Nothing is changed: masters are asked to overwrite a key that does not exist. Ends with 1 if one does not answer"
                    + " or refuses."
        })
final class ServersCommand implements Callable<Integer> {

    private final Tool tool;

    @Option(names = "--read-only", description = "For a user who may only read: do not report that writes are refused.")
    private boolean readOnly;

    ServersCommand(Tool tool) {
        this.tool = tool;
    }

    @Override
    public Integer call() {
        Settings settings = tool.settings();
        List<CacheConfig> caches = settings.caches().values().stream()
                .filter(CacheConfig::enabled)
                .map(cache -> CacheArgument.raising(settings.withoutFormats(cache.name())))
                .toList();
        List<Answer> answers = answers(caches);
        if (readOnly) {
            answers = answers.stream().map(Answer::ofReads).toList();
        }
        tool.print(new Answers(answers));
        return answers.stream().allMatch(Answer::isFine) ? ExitCodes.FINE : ExitCodes.FAILED;
    }

    private static List<Answer> answers(List<CacheConfig> caches) {
        try (CacheManager manager = RedisCacheManager.of(caches.toArray(CacheConfig[]::new))) {
            List<ServerStatus> servers = manager.servers();
            Map<String, Map<String, Duration>> times = new HashMap<>();
            caches.stream()
                    .filter(cache -> servers.stream()
                            .anyMatch(server -> server.cacheName().equals(cache.name()) && server.isAnswering()))
                    .forEach(cache -> times.put(cache.name(), roundTrips(cache)));
            return servers.stream()
                    .map(server -> new Answer(
                            server,
                            Optional.ofNullable(times.getOrDefault(server.cacheName(), Map.of())
                                    .get(server.location()))))
                    .toList();
        }
    }

    private static Map<String, Duration> roundTrips(CacheConfig cache) {
        try (RawCache raw = RawCache.open(cache)) {
            return raw.roundTrips();
        }
    }

    private record Answer(ServerStatus status, Optional<Duration> roundTrip) {

        private static final double MICROS_OF_MILLI = 1000;

        /** Without what was said of writes; a server that refuses reads is said not to answer. */
        Answer ofReads() {
            return new Answer(
                    new ServerStatus(
                            status.cacheName(),
                            status.shard(),
                            status.location(),
                            status.role(),
                            status.isAnswering(),
                            status.failure(),
                            status.isAnswering() ? "" : status.refusal()),
                    roundTrip);
        }

        String role() {
            return status.role().name().toLowerCase(Locale.ROOT);
        }

        boolean isFine() {
            return status.isAnswering() && status.refusal().isEmpty();
        }

        String state() {
            if (!status.refusal().isEmpty()) {
                return "refuses";
            }
            return status.isAnswering() ? "answers" : "does not answer";
        }

        String time() {
            return roundTrip
                    .map(time -> String.format(Locale.ROOT, "%.1f ms", micros(time) / MICROS_OF_MILLI))
                    .orElse("-");
        }

        static long micros(Duration time) {
            return time.toNanos() / 1000;
        }
    }

    private record Answers(List<Answer> servers) implements Report {

        @Override
        public void printText(PrintWriter out) {
            Table table = new Table("CACHE", "SHARD", "SERVER", "ROLE", "STATE", "ROUND TRIP");
            servers.forEach(server -> table.row(
                    server.status.cacheName(),
                    server.status.shard().isEmpty() ? "-" : Shown.text(server.status.shard()),
                    Shown.text(server.status.location()),
                    server.role(),
                    server.state(),
                    server.time()));
            table.print(out);
            failures().forEach(failure -> out.println(Shown.text(failure)));
        }

        /** Each once, however many caches share the server. */
        private List<String> failures() {
            return servers.stream()
                    .flatMap(server -> Stream.of(server.status.failure(), server.status.refusal()))
                    .filter(failure -> !failure.isEmpty())
                    .distinct()
                    .toList();
        }

        @Override
        public void writeJson(JsonGenerator json) {
            json.writeStartArray("servers");
            for (Answer server : servers) {
                json.writeStartObject();
                json.write("cache", server.status.cacheName());
                json.write("shard", server.status.shard());
                json.write("location", server.status.location());
                json.write("role", server.role());
                json.write("answering", server.status.isAnswering());
                if (server.status.isAnswering()) {
                    json.writeNull("failure");
                } else {
                    json.write("failure", server.status.failure());
                }
                if (server.status.refusal().isEmpty()) {
                    json.writeNull("refusal");
                } else {
                    json.write("refusal", server.status.refusal());
                }
                server.roundTrip.ifPresentOrElse(
                        time -> json.write("roundTripMicros", Answer.micros(time)),
                        () -> json.writeNull("roundTripMicros"));
                json.writeEnd();
            }
            json.writeEnd();
        }
    }
}
