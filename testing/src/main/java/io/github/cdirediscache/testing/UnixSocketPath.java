package io.github.cdirediscache.testing;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a server's unix socket is to be. The system limits such paths to what fits into {@code sockaddr_un.sun_path}.
 *
 * @param given an absolute path, or empty for one in the server's own directory
 */
record UnixSocketPath(Optional<Path> given) {

    static UnixSocketPath fresh() {
        return new UnixSocketPath(Optional.empty());
    }

    /** The path made absolute, if it is not too long then. */
    static UnixSocketPath of(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        if (!fits(absolute)) {
            throw new IllegalArgumentException(
                    "unix socket must be a path of at most " + limit() + " bytes, was " + absolute);
        }
        return new UnixSocketPath(Optional.of(absolute));
    }

    static boolean fits(Path path) {
        return path.toString().getBytes(Charset.defaultCharset()).length <= limit();
    }

    private static int limit() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac") ? 103 : 107;
    }

    /** Redis removes whatever is there before it listens, and it might be somebody's file. */
    void checkNothingThere() {
        given.filter(path -> Files.exists(path, LinkOption.NOFOLLOW_LINKS)).ifPresent(path -> {
            throw new RedisServerException("unix socket " + path + " must not exist yet");
        });
    }

    /** The path for a server that works in this directory. */
    Path in(Path directory) {
        return given.orElseGet(() -> directory.resolve("redis.sock"));
    }
}
