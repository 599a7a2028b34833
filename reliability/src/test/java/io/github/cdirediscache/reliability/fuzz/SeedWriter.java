package io.github.cdirediscache.reliability.fuzz;

import io.github.cdirediscache.format.Serializer;
import io.github.cdirediscache.internal.format.Corpus;
import io.github.cdirediscache.internal.format.HostileCost;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Writes the valid inputs that a search begins with. Run it, with the folder of the corpus, after a format has changed. */
final class SeedWriter {

    private static final Map<Integer, Object> VALUES = values();

    private final Path folder;

    private SeedWriter(Path folder) {
        this.folder = folder;
    }

    /**
     * Writes all seeds.
     *
     * @param arguments the folder of this package among the test resources
     */
    public static void main(String[] arguments) throws IOException {
        SeedWriter writer = new SeedWriter(Path.of(arguments[0]));
        writer.entries();
        writer.texts();
        writer.replies();
        writer.greetings();
    }

    private static Map<Integer, Object> values() {
        Map<Type, Object> byType = Map.of(
                Corpus.Story.class,
                Corpus.story(1),
                Corpus.Color.class,
                Corpus.Color.RED,
                Corpus.Shape.class,
                new Corpus.Circle(1.5),
                Corpus.Times.class,
                Corpus.times(),
                Corpus.Values.class,
                Corpus.values(),
                HostileCost.SET_OF_POINTS,
                Set.copyOf(HostileCost.distinct(3)),
                HostileCost.HASHTABLE,
                new java.util.Hashtable<>(Map.of("a", 1)),
                HostileCost.Board.class,
                new HostileCost.Board(Set.copyOf(HostileCost.colliding(3))),
                Corpus.Drawing.class,
                new Corpus.Drawing(
                        new Corpus.Square(1),
                        List.of(new Corpus.Circle(2)),
                        Map.of(Corpus.Color.RED, new Corpus.Square(3))));
        Map<Integer, Object> values = new java.util.TreeMap<>();
        for (int place = 0; place < Codecs.TYPES.size(); place++) {
            Object value = byType.get(Codecs.TYPES.get(place));
            if (value != null) {
                values.put(place, value);
            }
        }
        values.put(0, Map.of("a", List.of("b", true)));
        values.put(1, Corpus.UNICODE);
        values.put(10, List.of(Corpus.story(1)));
        values.put(13, Map.of(new HostileCost.Point(1, 2), "x"));
        values.put(
                18,
                new Corpus.Options(
                        Optional.of("x"),
                        OptionalInt.of(1),
                        java.util.OptionalLong.empty(),
                        java.util.OptionalDouble.of(3),
                        Optional.empty(),
                        Map.of(Corpus.Color.RED, Optional.of(1))));
        values.put(21, Map.of("n", 1.5, "list", List.of(1, "x")));
        return values;
    }

    private void entries() throws IOException {
        for (Map.Entry<Integer, Object> sample : VALUES.entrySet()) {
            int place = sample.getKey();
            for (String id : Codecs.SERIALIZERS) {
                if (id.equals("binary") && !(sample.getValue() instanceof java.io.Serializable)) {
                    continue;
                }
                byte[] payload = payload(id, sample.getValue(), Codecs.TYPES.get(place));
                write("EntryFuzzTest", id, "valid-" + place, bytes(place), payload);
                if (payload.length < 200) {
                    compressed(place, id, payload);
                }
            }
        }
        ByteArrayOutputStream foreign = new ByteArrayOutputStream();
        new ObjectOutputStream(foreign).writeObject(new ArrayList<>(List.of(new Tripwire())));
        write("EntryFuzzTest", "binary", "not-allowed", bytes(0), foreign.toByteArray());
        entry("number", 19, "42");
        entry("scalar", 0, "\u00ca\u0001\u0000\nscalar:int\u0004none42");
        entry("null", 1, "\u00ca\u0001\u0001\u0004json\u0004none");
        entry("soft", 1, "\u00ca\u0001\f\0\0\0\0\0\0\0\1\0\0\0\1\u0004json\u0004none\"x\"");
        entry("leased", 1, "\u00ca\u0001\u0002" + "\0".repeat(24) + "\u0004json\u0004none\"x\"");
        entry("failure", 1, "\u00ca\u0001\u0020\u0004json\u0004nonex");
        entry("order", 0, "\u00ca\u0001\u0000\fjson:reverse\u0004none{\"b\":1,\"a\":2}");
    }

    private void compressed(int place, String serializer, byte[] payload) throws IOException {
        for (String compressor : Codecs.COMPRESSORS) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (OutputStream to = Codecs.formats()
                    .acceptedCompressor(compressor)
                    .orElseThrow()
                    .compress(out)) {
                to.write(payload);
            }
            byte[] choice =
                    bytes(place, Codecs.COMPRESSORS.indexOf(compressor), Codecs.SERIALIZERS.indexOf(serializer));
            if (place == 1) {
                write("EntryFuzzTest", "compressed", serializer + "-" + compressor, choice, out.toByteArray());
            }
            if (place == 0) {
                write("EntryFuzzTest", "compressedNow", serializer + "-" + compressor, choice, payload);
            }
        }
    }

    private void entry(String name, int place, String latin1) throws IOException {
        write("EntryFuzzTest", "entry", name, bytes(place), latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static byte[] payload(String id, Object value, Type type) throws IOException {
        Serializer serializer = Codecs.formats().acceptedSerializer(id).orElseThrow();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        serializer.serialize(value, type, out);
        return out.toByteArray();
    }

    private void texts() throws IOException {
        all(
                "LocationFuzzTest",
                "location",
                "localhost:6379",
                "rediss://bob:s%40@[::1]:6380/2",
                "unix://bob:x@/run/redis.sock?db=1",
                "/run/redis.sock",
                "embedded:");
        all("LocationFuzzTest", "secret", "\u0000x\0:1", "\u0001%\0host:6379/1", "\u0003\0/run/redis.sock?db=1");
        all("LocationFuzzTest", "addressMap", "10.0.0.5:6379=redis-1:16379, [::1]:1=h:2", "10.0.0.5=redis-1");
        List<String> names = io.github.cdirediscache.config.Options.all().stream()
                .map(Object::toString)
                .toList();
        Map<String, String> settings = Map.of(
                "timeout",
                "1h30m",
                "locations",
                "n=a:1|b:2,m=c:3",
                "weights",
                "n=2, m=1",
                "max-value-size",
                "4 MiB",
                "timeout-jitter",
                "0.1",
                "address-map",
                "a:1=b:2",
                "on-failure",
                "raise",
                "topology",
                "sharded",
                "serializer.accepts",
                "json, binary",
                "tls.trust-store",
                "/a/b.p12");
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            int place = names.indexOf(setting.getKey());
            if (place < 0) {
                throw new IllegalStateException("no option " + setting.getKey());
            }
            write("SettingFuzzTest", "option", setting.getKey(), bytes(place), utf8(setting.getValue()));
        }
        all("SettingFuzzTest", "duration", "500ms", "1d2h3m4s5ms", "PT10M", "-1h", "forever", "P1DT0.5S");
        all("TemplateFuzzTest", "template", "s.{id}", "{{x}}", "{0}-{author.name}:{author.born}{number}", "{1.name}");
        all("GlobFuzzTest", "glob", "h[^a-c]*\\?\0hello?", "*a?b[x\\]y]\0aaab]", "[z-a\0m");
        all("KeyFuzzTest", "two", "\1\2p\0k\0p\0k", "\1\1p%\0a:1\0p\0%3A1:a", "\1\13p\0x\0p\0" + "1:x");
        all("KeyFuzzTest", "physical", "p:%\0p%3A%25:1:k", "p\0p:1#lock:k", "p\0p:01:k");
        all("KeyFuzzTest", "onServer", "k", "\u00e4*[x]?\\", "1:k");
    }

    /** Every reply to a read in one piece, and to another call in another way. */
    private void replies() throws IOException {
        String fine = "\u00ca\u0001\u0000\u0004json\u0004none\"v\"";
        String value = "$" + fine.length() + "\r\n" + fine + "\r\n";
        String nothing = "$-1\r\n";
        List<String> replies = List.of(
                value,
                nothing,
                ":1\r\n",
                "+OK\r\n",
                "-ERR no\r\n",
                "*-1\r\n",
                "_\r\n",
                "%1\r\n+a\r\n:1\r\n",
                "-MOVED 1 127.0.0.1:1\r\n",
                "-LOADING x\r\n",
                "-READONLY x\r\n",
                "-NOSCRIPT x\r\n",
                "-WRONGTYPE x\r\n",
                "!10\r\nNOSCRIPT x\r\n",
                "$2\r\n42\r\n",
                "#t\r\n",
                ",1.5\r\n",
                "(12345678901234567890\r\n",
                "=6\r\ntxt:42\r\n",
                "|1\r\n+ttl\r\n:9\r\n$2\r\n42\r\n",
                ">2\r\n+message\r\n+x\r\n$2\r\n42\r\n",
                "$2\r\n42\r\n>2\r\n+message\r\n+x\r\n",
                "$1\r\n1\r\n$1\r\n2\r\n",
                ":1\r\n:2\r\n",
                "*1\r\n".repeat(40) + ":1\r\n",
                "*2147483647\r\n:1\r\n",
                "~2147483647\r\n:1\r\n",
                "%2147483647\r\n:1\r\n",
                ">2147483647\r\n:1\r\n",
                "$2147483647\r\nx",
                "=2147483647\r\nx",
                "$5\r\nab",
                "$1\r\nab\r\n",
                ":99999999999999999999\r\n",
                ":1a\r\n");
        int calls = ReplyCalls.ALL.size();
        for (int i = 0; i < replies.size(); i++) {
            reply("one-" + i, i % 2, Answer.Way.OPEN, replies.get(i), "");
            reply("other-" + i, 2 + i % (calls - 2), Answer.Way.values()[i % 4], replies.get(i), "");
        }
        for (Answer.Way way : Answer.Way.values()) {
            reply("two-" + way, call("get number"), way, "$1\r\n1\r\n$1\r\n2\r\n", "");
            reply("cut-" + way, call("put"), way, "+O", "");
            reply("all-" + way, call("put all"), way, "+OK\r\n:1\r\n", "");
            reply("count-" + way, call("invalidate all"), way, ":1\r\n", "");
        }
        reply("values", call("get all"), Answer.Way.OPEN, "*2\r\n" + value + nothing, "");
        reply("values-few", call("get all"), Answer.Way.OPEN, "*1\r\n" + value, "");
        reply("values-many", call("get all"), Answer.Way.OPEN, "*3\r\n" + value + value + value, "");
        String page = "*2\r\n$1\r\n0\r\n*2\r\n$5\r\nc:1:k\r\n$5\r\nc:1:l\r\n";
        reply("removed", call("clear"), Answer.Way.OPEN, page, ":2\r\n");
        reply("no-end", call("clear"), Answer.Way.OPEN, "*2\r\n$1\r\n5\r\n*0\r\n", "");
        reply("no-key", call("keys"), Answer.Way.OPEN, "*2\r\n$1\r\n0\r\n*1\r\n$-1\r\n", "");
        reply("keys", call("keys"), Answer.Way.OPEN, page, nothing + value);
        reply("found", call("get or load"), Answer.Way.OPEN, nothing, "*2\r\n:0\r\n" + value);
        reply("granted", call("get or load"), Answer.Way.OPEN, nothing, "*1\r\n:1\r\n");
        reply("held", call("get or load"), Answer.Way.OPEN, nothing, "*3\r\n:2\r\n" + nothing + "$1\r\nx\r\n");
    }

    private void greetings() throws IOException {
        List<String> greetings = List.of(
                "+OK\r\n",
                "*2\r\n$5\r\nproto\r\n:3\r\n",
                "%1\r\n$5\r\nproto\r\n:3\r\n",
                "%1\r\n$5\r\nproto\r\n:3\r\n$1\r\n9\r\n",
                "-ERR unknown command\r\n",
                "-NOAUTH Authentication required.\r\n",
                "-NOPROTO x\r\n",
                "-ERR max number of clients reached\r\n",
                "+PONG\r\n",
                "+OK\r\n$1\r\n9\r\n",
                "$2147483647\r\nx",
                "%2147483647\r\n:1\r\n",
                "HTTP/1.1 400 Bad Request\r\n\r\n");
        for (int i = 0; i < greetings.size(); i++) {
            write("ReplyFuzzTest", "greeting", "greeting-" + i, bytes(i % 4), latin1(greetings.get(i)));
        }
    }

    private static int call(String name) {
        List<String> names =
                ReplyCalls.ALL.stream().map(ReplyCalls.Sample::name).toList();
        int place = names.indexOf(name);
        if (place < 0) {
            throw new IllegalArgumentException("no call " + name);
        }
        return place;
    }

    private void reply(String name, int call, Answer.Way way, String first, String second) throws IOException {
        int choice = way == Answer.Way.SILENT ? 255 : way.ordinal();
        byte[] chosen = bytes(call, choice, second.isEmpty() ? 0 : first.length());
        write("ReplyFuzzTest", "reply", name, chosen, latin1(first + second));
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private void all(String test, String method, String... texts) throws IOException {
        for (int i = 0; i < texts.length; i++) {
            write(test, method, "valid-" + i, bytes(), utf8(texts[i]));
        }
    }

    private void write(String test, String method, String name, byte[] choice, byte[] rest) throws IOException {
        Path inputs = folder.resolve(test + "Inputs").resolve(method);
        Files.createDirectories(inputs);
        ByteArrayOutputStream input = new ByteArrayOutputStream();
        input.write(choice);
        input.write(rest);
        Files.write(inputs.resolve(name), input.toByteArray());
    }
}
