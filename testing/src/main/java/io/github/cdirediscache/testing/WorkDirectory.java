package io.github.cdirediscache.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * The fresh directory of one server, readable by its owner alone: configuration, log, dump files and unix socket.
 *
 * @param path the directory
 */
record WorkDirectory(Path path) {

    private static final int LOG_TAIL = 8_192;
    private static final String PREFIX = "cdi-redis-";
    private static final String SHORT = "/tmp";

    static WorkDirectory create() {
        return createBelow(Path.of(System.getProperty("java.io.tmpdir", SHORT)));
    }

    /** Below that directory, or below /tmp where its path is too long for a unix socket. */
    static WorkDirectory createBelow(Path temporary) {
        Path longest = UnixSocketPath.fresh().in(temporary.toAbsolutePath().resolve(PREFIX + Long.MAX_VALUE));
        Path parent = UnixSocketPath.fits(longest) ? temporary : Path.of(SHORT);
        try {
            return new WorkDirectory(Files.createTempDirectory(parent, PREFIX).toAbsolutePath());
        } catch (IOException e) {
            throw new RedisServerException("cannot create a directory for the server", e);
        }
    }

    Path config() {
        return path.resolve("redis.conf");
    }

    Path log() {
        return path.resolve("redis.log");
    }

    /** Writes the configuration, which may hold a password, for nobody else to read. */
    void writeConfig(String text) throws IOException {
        Path file = config();
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }

    /** The end of what the server printed since its last start. */
    String logTail() {
        try {
            byte[] log = Files.readAllBytes(log());
            int from = Math.max(0, log.length - LOG_TAIL);
            return new String(log, from, log.length - from, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "(no log: " + e + ")";
        }
    }

    /** Removes what a server reads when it starts, except a log of commands. */
    void deleteSnapshots() {
        deleteAll("*.rdb");
    }

    /** Removes all that a server has saved. The log of commands is a directory since Redis 7, and was a file before. */
    void deleteData() {
        deleteSnapshots();
        deleteAll("appendonly*");
    }

    private void deleteAll(String glob) {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(path, glob)) {
            for (Path file : found) {
                Files.walkFileTree(file, new Removal());
            }
        } catch (IOException e) {
            throw new RedisServerException("cannot delete " + glob + " in " + path, e);
        }
    }

    /** Removes the directory and all that is in it; what somebody else removes meanwhile is no error. */
    void delete() {
        try {
            Files.walkFileTree(path, new Removal());
        } catch (NoSuchFileException e) {
            // Gone already.
        } catch (IOException e) {
            throw new RedisServerException("cannot delete " + path, e);
        }
    }

    private static final class Removal extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw e;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) throws IOException {
            if (e != null) {
                throw e;
            }
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
