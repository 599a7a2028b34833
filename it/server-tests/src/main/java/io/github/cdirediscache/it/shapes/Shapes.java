package io.github.cdirediscache.it.shapes;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Value classes in two shapes, of which a WAR has one, and a resource that writes and reads values of them all. */
record Shapes(List<String> types) {

    static final List<String> CHANGES = List.of("added", "dropped", "renamed", "retyped", "reduced", "grown", "moved");

    static final Shapes OLD = new Shapes(List.of(
            "record Added(String a) implements Serializable { static Added sample() { return new Added(\"x\"); } }",
            "record Dropped(String a, String b) implements Serializable"
                    + " { static Dropped sample() { return new Dropped(\"x\", \"y\"); } }",
            "record Renamed(String a, String b) implements Serializable"
                    + " { static Renamed sample() { return new Renamed(\"x\", \"y\"); } }",
            "record Retyped(String a) implements Serializable"
                    + " { static Retyped sample() { return new Retyped(\"x\"); } }",
            "enum Reduced { RED, GREEN; static Reduced sample() { return GREEN; } }",
            "class Grown implements Serializable { public String a = \"x\";"
                    + " static Grown sample() { return new Grown(); } }",
            "record MovedFrom(String a) implements Serializable"
                    + " { static MovedFrom sample() { return new MovedFrom(\"x\"); } }"));

    static final Shapes NEW = new Shapes(List.of(
            "record Added(String a, String b) implements Serializable"
                    + " { static Added sample() { return new Added(\"x\", \"y\"); } }",
            "record Dropped(String a) implements Serializable { static Dropped sample() { return new Dropped(\"x\"); } }",
            "record Renamed(String a, String c) implements Serializable"
                    + " { static Renamed sample() { return new Renamed(\"x\", \"y\"); } }",
            "record Retyped(int a) implements Serializable { static Retyped sample() { return new Retyped(1); } }",
            "enum Reduced { RED; static Reduced sample() { return RED; } }",
            "class Grown implements Serializable { public String a = \"x\"; public String b = \"new\";"
                    + " public String toString() { return a + b; } static Grown sample() { return new Grown(); } }",
            "record MovedTo(String a) implements Serializable"
                    + " { static MovedTo sample() { return new MovedTo(\"x\"); } }"));

    private static String typeOf(String type) {
        return type.replaceAll("^(record|enum|class) (\\w+).*", "$2");
    }

    private List<JavaFileObject> sources() {
        List<JavaFileObject> sources = new ArrayList<>();
        types.forEach(type ->
                sources.add(source(typeOf(type), "package shapes; import java.io.Serializable; public " + type)));
        sources.add(source("Shop", shop()));
        return sources;
    }

    private String shop() {
        return """
                package shapes;
                import io.github.cdirediscache.cache.Cache;
                import jakarta.enterprise.context.ApplicationScoped;
                import jakarta.inject.*;
                import jakarta.ws.rs.*;
                @ApplicationScoped @Path("shop") public class Shop {
                %s
                @GET @Path("write") public String write() { %s return ""; }
                @GET @Path("read") public String read() { return ""%s; }
                @GET @Path("load") public String load() throws Exception { return ""%s; }
                }
                """.formatted(
                        each("@Inject @Named(\"%2$s-%3$s\") Cache<%1$s> %2$s%3$s;\n"),
                        each("%2$s%3$s.put(\"a\", %1$s.sample());\n"),
                        each(" + \"%2$s-%3$s \" + %2$s%3$s.get(\"a\") + \"\\n\""),
                        each(" + %2$s%3$s.getOrLoad(\"a\", () -> %1$s.sample()) + \"\\n\""));
    }

    private String each(String template) {
        return Stream.of("json", "binary")
                .flatMap(serializer -> CHANGES.stream()
                        .map(change ->
                                template.formatted(typeOf(types.get(CHANGES.indexOf(change))), serializer, change)))
                .collect(joining());
    }

    private static JavaFileObject source(String name, String text) {
        return new SimpleJavaFileObject(URI.create("string:///shapes/" + name + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }

    WebArchive addTo(WebArchive war) {
        try {
            Path directory = Files.createTempDirectory("shapes");
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            StringWriter said = new StringWriter();
            List<String> options =
                    List.of("-d", directory.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none");
            if (!compiler.getTask(said, null, null, options, null, sources()).call()) {
                throw new IllegalStateException(said.toString());
            }
            try (Stream<Path> files = Files.walk(directory)) {
                files.filter(Files::isRegularFile)
                        .forEach(file ->
                                war.addAsWebInfResource(file.toFile(), "classes/" + directory.relativize(file)));
            }
            return war;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
