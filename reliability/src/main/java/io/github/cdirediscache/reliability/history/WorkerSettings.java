package io.github.cdirediscache.reliability.history;

import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.CacheConfigBuilder;
import io.github.cdirediscache.reliability.record.Op;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;

/** What a worker is told, as text in a file. */
final class WorkerSettings {

    private static final String OPTION = "option.";
    private static final String MIX = "mix.";

    private final Properties text;

    WorkerSettings(Properties text) {
        this.text = text;
    }

    static WorkerSettings read(Path file) {
        Properties text = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            text.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new WorkerSettings(text);
    }

    static Properties text(Profile profile, Map<String, String> options, int process, long seed, Path calls) {
        Properties text = new Properties();
        options.forEach((option, value) -> text.setProperty(OPTION + option, value));
        profile.optionsOf(process).forEach((option, value) -> text.setProperty(OPTION + option, value));
        profile.mix().forEach((op, weight) -> text.setProperty(MIX + op, weight.toString()));
        text.setProperty("process", String.valueOf(process));
        text.setProperty("interrupts", String.valueOf(profile.isInterrupting(process)));
        text.setProperty("seed", String.valueOf(seed));
        text.setProperty("calls", calls.toString());
        text.setProperty("threads", String.valueOf(profile.threads()));
        text.setProperty("asynchronous", String.valueOf(profile.asynchronous()));
        text.setProperty("rate", String.valueOf(profile.rate()));
        text.setProperty("keys", String.valueOf(profile.keys().count()));
        text.setProperty("groups", String.valueOf(profile.keys().groups()));
        text.setProperty("longestLoad", profile.longestLoad().toString());
        text.setProperty("failingLoads", String.valueOf(profile.failingLoads()));
        text.setProperty("lockLease", profile.lockLease().toString());
        return text;
    }

    static void write(Properties text, Path file) {
        try (Writer out = Files.newBufferedWriter(file)) {
            text.store(out, "What a worker is told");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The settings of a cache of that name. */
    CacheConfig cache(String name) {
        CacheConfigBuilder builder = CacheConfig.builder(name);
        text.stringPropertyNames().stream()
                .filter(key -> key.startsWith(OPTION))
                .forEach(key -> builder.set(key.substring(OPTION.length()), text.getProperty(key)));
        return builder.build();
    }

    /** How often each operation is called, relative to the others. */
    Map<Op, Integer> mix() {
        Map<Op, Integer> mix = new EnumMap<>(Op.class);
        text.stringPropertyNames().stream()
                .filter(key -> key.startsWith(MIX))
                .forEach(key ->
                        mix.put(Op.valueOf(key.substring(MIX.length())), Integer.valueOf(text.getProperty(key))));
        return mix;
    }

    boolean isRaising() {
        return "raise".equals(text.getProperty(OPTION + "on-failure"));
    }

    boolean isInterrupting() {
        return Boolean.parseBoolean(text.getProperty("interrupts"));
    }

    Keys keys() {
        return new Keys(number("keys"), number("groups"));
    }

    Path calls() {
        return Path.of(text.getProperty("calls"));
    }

    long seed() {
        return Long.parseLong(text.getProperty("seed"));
    }

    Duration duration(String name) {
        return Duration.parse(text.getProperty(name));
    }

    double fraction(String name) {
        return Double.parseDouble(text.getProperty(name));
    }

    int number(String name) {
        return Integer.parseInt(text.getProperty(name));
    }
}
