package io.github.cdirediscache.internal.format;

import static java.util.stream.Collectors.joining;

import io.github.cdirediscache.internal.reflect.ClassLookup;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A library that only some formats need, and that an application adds if it uses one of them. */
enum Library {
    /** Its classes are enough here: what lacks a provider says so itself. */
    JSON_B("org.eclipse:yasson", Library.JSON_B_ADVICE, "jakarta.json.bind.Jsonb"),
    JSON_P("org.eclipse:yasson", Library.JSON_B_ADVICE, "jakarta.json.stream.JsonParser"),
    COMMONS_COMPRESS(
            "org.apache.commons:commons-compress",
            "org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream"),
    ZSTD("com.github.luben:zstd-jni", "com.github.luben.zstd.ZstdInputStreamNoFinalizer"),
    LZ4("at.yawk.lz4:lz4-java", "net.jpountz.lz4.LZ4FrameInputStream");

    private static final String JSON_B_ADVICE = ":3.0.4 (on Open Liberty the feature jsonb-3.0)";

    static final List<Library> JSON = List.of(JSON_B, JSON_P);

    private final String artifact;
    private final String advice;
    private final String className;

    Library(String artifact, String className) {
        this(artifact, "", className);
    }

    Library(String artifact, String advice, String className) {
        this.artifact = artifact;
        this.advice = advice;
        this.className = className;
    }

    String artifact() {
        return artifact;
    }

    /** The artifact, and what is to say besides. */
    String remedy() {
        return artifact + advice;
    }

    /** Whether the loader that will link to it finds it. */
    boolean isThere() {
        try {
            return ClassLookup.isPresent(className, linking());
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    /** That of this class; only JSON-B itself links to JSON-P, which the modules of a server need not show to us. */
    private @Nullable ClassLoader linking() throws ClassNotFoundException {
        ClassLoader own = Library.class.getClassLoader();
        return this == JSON_P ? Class.forName(JSON_B.className, false, own).getClassLoader() : own;
    }

    /** Makes a format, or says which artifacts it lacks. */
    static <T> T build(String format, List<Library> libraries, Supplier<T> maker) {
        List<Library> missing =
                libraries.stream().filter(library -> !library.isThere()).toList();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(
                    format + " needs what is not on the class path: add " + artifacts(missing.stream()));
        }
        try {
            return maker.get();
        } catch (LinkageError e) {
            throw new IllegalArgumentException(
                    format + " can't be used with the version of " + artifacts(libraries.stream())
                            + " that is on the class path, or on this machine: " + e,
                    e);
        }
    }

    private static String artifacts(Stream<Library> libraries) {
        return libraries.map(Library::remedy).distinct().collect(joining(", "));
    }
}
