package io.github.cdirediscache.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The static {@code redis-server} in the jar {@code org.signal:embedded-redis}, unpacked once for each user and version.
 *
 * <p>Any number of JVMs may unpack at once: each writes a file of its own and renames it, which is atomic, so others see
 * the whole file or none.
 *
 * @param name the name of the server and of the unpacked file
 * @param resource where it is on the class path
 */
record EmbeddedBinary(String name, String resource) {

    private static final String VERSION = "7.0.15";

    /** What to unpack on this machine; the jar may lack it. */
    static EmbeddedBinary ofThisMachine() {
        return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    static EmbeddedBinary of(String osName, String osArch) {
        String os = osName.toLowerCase(Locale.ROOT);
        String system = os.startsWith("mac") || os.startsWith("darwin") ? "darwin" : os.replace(' ', '-');
        String arch = switch (osArch.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64", "x86-64" -> "amd64";
            case "aarch64", "arm64" -> "arm64";
            case "x86", "i386", "i486", "i586", "i686" -> "386";
            default -> osArch;
        };
        return named("redis-server-" + VERSION + "-" + system + "-" + arch);
    }

    static EmbeddedBinary named(String name) {
        return new EmbeddedBinary(name, "/" + name);
    }

    /**
     * The unpacked file, made now if it is not there in full.
     *
     * @param temporary the directory below which the user's own directory is
     * @return the file, whose checksum is right; empty if the class path has no such server
     * @throws IOException if it cannot be unpacked, if the directory belongs to somebody else, or if what is on the class
     *     path has another checksum
     */
    Optional<Path> unpack(Path temporary) throws IOException {
        URL found = EmbeddedBinary.class.getResource(resource);
        Optional<BinaryChecksum> checksum = BinaryChecksum.of(name);
        if (found == null || checksum.isEmpty()) {
            return Optional.empty();
        }
        Path file = ownDirectory(temporary).resolve(name);
        if (!isRight(file, checksum.get())) {
            unpack(found, checksum.get(), file);
        }
        return Optional.of(file);
    }

    private static void unpack(URL resource, BinaryChecksum checksum, Path file) throws IOException {
        URLConnection connection = resource.openConnection();
        connection.setUseCaches(false);
        Path part = Files.createTempFile(file.getParent(), "unpacking-", ".part");
        try (InputStream content = connection.getInputStream()) {
            Files.copy(content, part, StandardCopyOption.REPLACE_EXISTING);
            Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rwx------"));
            if (!isRight(part, checksum)) {
                throw new IOException(resource + " is not the server of org.signal:embedded-redis:0.9.1: its SHA-256 is"
                        + " not " + checksum.hex());
            }
            if (!isRight(file, checksum)) {
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            }
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static boolean isRight(Path file, BinaryChecksum checksum) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && Files.isExecutable(file)
                && checksum.isThatOf(file);
    }

    /** A directory that only this user can have written to: what is in it gets executed. */
    private static Path ownDirectory(Path temporary) throws IOException {
        String user = System.getProperty("user.name", "user").replaceAll("[^A-Za-z0-9._-]", "_");
        Path directory = temporary.resolve("cdi-redis-cache-" + user).toAbsolutePath();
        try {
            Files.createDirectory(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (FileAlreadyExistsException e) {
            checkOwn(directory);
        }
        return directory;
    }

    private static void checkOwn(Path directory) throws IOException {
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(directory + " must be a directory");
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(directory);
        if (permissions.contains(PosixFilePermission.GROUP_WRITE)
                || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new IOException(directory + " must be writable by its owner alone");
        }
        Path ours = Files.createTempFile(directory, "owner-", ".part");
        try {
            if (!Files.getOwner(ours).equals(Files.getOwner(directory))) {
                throw new IOException(directory + " must belong to the user who runs this JVM");
            }
        } finally {
            Files.deleteIfExists(ours);
        }
    }
}
