package io.github.cdirediscache.reliability.mutation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Compiles a mutation into a directory that is put before the library. */
final class Mutant {

    private static final String JAVA = "java/";
    private static final String RESOURCES = "resources/";

    private Mutant() {}

    /** Writes what differs from the library. */
    static void build(Mutation mutation, Path core, Path directory, String classPath) {
        String source = mutation.mutated(core);
        try {
            if (mutation.file().startsWith(RESOURCES)) {
                Path file = directory.resolve(mutation.file().substring(RESOURCES.length()));
                Files.createDirectories(file.getParent());
                Files.writeString(file, source);
                return;
            }
            Path file = directory.resolve("source").resolve(mutation.file().substring(JAVA.length()));
            Files.createDirectories(file.getParent());
            Files.writeString(file, source);
            compile(mutation, file, directory, classPath);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void compile(Mutation mutation, Path file, Path directory, String classPath) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IllegalStateException("mutations need a JDK");
        }
        List<String> arguments =
                List.of("-proc:none", "-nowarn", "-d", directory.toString(), "-cp", classPath, file.toString());
        int result = compiler.run(null, null, null, arguments.toArray(String[]::new));
        if (result != 0) {
            throw new IllegalStateException(mutation.name() + " does not compile");
        }
    }
}
