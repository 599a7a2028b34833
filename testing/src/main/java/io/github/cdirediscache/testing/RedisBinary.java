package io.github.cdirediscache.testing;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the {@code redis-server} to run: the one that the system property {@value #PROPERTY} names, and no other if it
 * is set; else the one on the class path; else the first on the PATH. Each is asked for its version before it is taken.
 */
final class RedisBinary {

    static final String PROPERTY = "redis.server";

    private static final Duration BUSY_PAUSE = Duration.ofMillis(5);

    /** By the value of the property; what has been found keeps until the file goes. */
    private static final Map<String, Path> FOUND = new ConcurrentHashMap<>();

    private static final Pattern VERSION = Pattern.compile("\\bv=(\\d{1,4})\\.");

    private static final Map<Path, Integer> VERSIONS = new ConcurrentHashMap<>();

    private final Path temporary;
    private final EmbeddedBinary embedded;
    private final String searchPath;
    private final List<String> tried = new ArrayList<>();

    RedisBinary(Path temporary, EmbeddedBinary embedded, String searchPath) {
        this.temporary = temporary;
        this.embedded = embedded;
        this.searchPath = searchPath;
    }

    /** The server for this JVM. */
    static Path find() {
        String property = System.getProperty(PROPERTY, "");
        Path known = FOUND.get(property);
        if (known != null && Files.isExecutable(known)) {
            return known;
        }
        Path found = new RedisBinary(
                        Path.of(System.getProperty("java.io.tmpdir", "/tmp")),
                        EmbeddedBinary.ofThisMachine(),
                        Optional.ofNullable(System.getenv("PATH")).orElse(""))
                .find(property);
        FOUND.put(property, found);
        return found;
    }

    /**
     * The first that runs.
     *
     * @param property the value of the system property, empty if it is not set
     * @throws RedisServerException if none runs; its message says what was tried and what to do
     */
    Path find(String property) {
        Optional<Path> found = property.isEmpty()
                ? fromClassPath().or(this::fromSearchPath)
                : checked("system property " + PROPERTY, Path.of(property).toAbsolutePath());
        return found.orElseThrow(() -> new RedisServerException("no redis-server runs here; tried: "
                + String.join("; ", tried)
                + ". Install Redis so that redis-server is on the PATH, or set the system property " + PROPERTY
                + " to the path of a redis-server, or put org.signal:embedded-redis on the class path"));
    }

    private Optional<Path> fromClassPath() {
        String source = "class path resource " + embedded.name();
        try {
            Optional<Path> file = embedded.unpack(temporary);
            if (file.isEmpty()) {
                tried.add(source + " (not there)");
            }
            return file.flatMap(path -> checked(source, path));
        } catch (IOException | UnsupportedOperationException e) {
            tried.add(source + " (cannot be unpacked: " + e + ")");
            return Optional.empty();
        }
    }

    private Optional<Path> fromSearchPath() {
        for (String directory : searchPath.split(Pattern.quote(File.pathSeparator), -1)) {
            Path file = Path.of(directory, "redis-server").toAbsolutePath();
            if (!directory.isEmpty() && Files.isExecutable(file)) {
                Optional<Path> found = checked("PATH", file);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        tried.add("PATH (no redis-server that runs in " + searchPath + ")");
        return Optional.empty();
    }

    private Optional<Path> checked(String source, Path file) {
        String problem = problemOf(file);
        if (problem == null) {
            return Optional.of(file);
        }
        tried.add(source + " (" + file + ": " + problem + ")");
        return Optional.empty();
    }

    /** The first number of a server's version; 0 if it does not tell. */
    static int version(Path file) {
        return VERSIONS.computeIfAbsent(file, RedisBinary::askVersion);
    }

    private static int askVersion(Path file) {
        try {
            Matcher version = VERSION.matcher(versionLine(file));
            return version.find() ? Integer.parseInt(version.group(1)) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    /** What keeps this file from being a server, or null if it is one. */
    private static @Nullable String problemOf(Path file) {
        if (!Files.isExecutable(file)) {
            return "not an executable file";
        }
        try {
            String output = versionLine(file);
            return output.contains("v=") ? null : output;
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static String versionLine(Path file) throws IOException {
        Process process = startVersion(file);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        int code = ProcessEnd.await(process);
        if (code != 0) {
            throw new IOException("exit code " + code + ", " + output);
        }
        return output;
    }

    /**
     * A file just written is busy while a process that another thread is starting still holds it open, so that error is
     * given some time to pass.
     */
    private static Process startVersion(Path file) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return new ProcessBuilder(file.toString(), "--version")
                        .redirectErrorStream(true)
                        .start();
            } catch (IOException e) {
                if (attempt == 100 || !String.valueOf(e.getMessage()).contains("error=26")) {
                    throw e;
                }
                LockSupport.parkNanos(BUSY_PAUSE.toNanos());
            }
        }
    }
}
