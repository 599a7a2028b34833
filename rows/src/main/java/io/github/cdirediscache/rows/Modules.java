package io.github.cdirediscache.rows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The modules of a Maven project.
 *
 * @param directories the directory of each that is not just a list of others, absolute
 */
record Modules(List<Path> directories) {

    private static final List<String> REPORTS = List.of("target/surefire-reports", "target/failsafe-reports");

    /**
     * Finds the modules by the poms.
     *
     * @param root the directory of the topmost pom
     * @throws IOException if a pom can't be read
     */
    static Modules of(Path root) throws IOException {
        List<Path> directories = new ArrayList<>();
        collect(root.toRealPath(), directories);
        return new Modules(List.copyOf(directories));
    }

    /**
     * The reports of tests that a build has written.
     *
     * @param started when the build started; an older report tells of tests that may be gone
     * @throws IOException if a directory can't be read
     */
    List<Path> reportsSince(Instant started) throws IOException {
        List<Path> fresh = new ArrayList<>();
        for (Path directory : directories) {
            for (String reports : REPORTS) {
                addFresh(directory.resolve(reports), started, fresh);
            }
        }
        return fresh;
    }

    /**
     * The modules that a build leaves out.
     *
     * @param built the poms of those that it does not, somewhere in a text
     */
    List<Path> notIn(String built) {
        return directories.stream()
                .filter(directory ->
                        !built.contains(directory.resolve("pom.xml").toString()))
                .toList();
    }

    private static void collect(Path directory, List<Path> directories) throws IOException {
        NodeList modules = parse(directory.resolve("pom.xml")).getElementsByTagName("module");
        List<String> names = IntStream.range(0, modules.getLength())
                .mapToObj(i -> modules.item(i).getTextContent().strip())
                .toList();
        for (String name : names) {
            collect(directory.resolve(name).toRealPath(), directories);
        }
        if (names.isEmpty()) {
            directories.add(directory);
        }
    }

    private static Document parse(Path pom) throws IOException {
        try {
            DocumentBuilderFactory builders = DocumentBuilderFactory.newDefaultInstance();
            builders.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            builders.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return builders.newDocumentBuilder().parse(pom.toFile());
        } catch (SAXException e) {
            throw new IOException(pom + " is no readable pom: " + e.getMessage(), e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void addFresh(Path directory, Instant started, List<Path> fresh) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(Modules::isReport).sorted().toList()) {
                if (!Files.getLastModifiedTime(file).toInstant().isBefore(started)) {
                    fresh.add(file);
                }
            }
        }
    }

    private static boolean isReport(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith("TEST-") && name.endsWith(".xml");
    }
}
