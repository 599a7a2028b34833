package io.github.cdirediscache.internal.connection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a file, or the one that a link leads to, is still the same.
 *
 * @param changed when it was written
 * @param size its size; -1 if there is no such file
 * @param key another one for another file of the same path; {@code null} if the file system has none
 */
record FileStamp(FileTime changed, long size, @Nullable Object key) {

    private static final FileStamp NONE = new FileStamp(FileTime.fromMillis(0), -1, null);

    static List<FileStamp> of(List<Path> files) {
        return files.stream().map(FileStamp::of).toList();
    }

    private static FileStamp of(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new FileStamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
        } catch (IOException missing) {
            return NONE;
        }
    }
}
