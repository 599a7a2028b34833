package io.github.cdirediscache.it.application;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * Where an application has the library: in itself, in the server, or both. Each run of the container modules sets it by
 * system properties.
 *
 * @param library the jars of the library for {@code WEB-INF/lib}; none if only the server has it
 * @param testLibraries the jars that the tests need, whatever the placement
 * @param dependencies what the manifest imports, as WildFly reads it; empty for nothing
 */
public record Placement(List<File> library, List<File> testLibraries, String dependencies) {

    private static final String MANIFEST = "Manifest-Version: 1.0\nDependencies: ";
    private static final String LIBRARY = "it.library";
    private static final String TEST_LIBRARIES = "it.test-libs";
    private static final String DEPENDENCIES = "it.dependencies";

    /**
     * The placement of this run.
     *
     * @return the placement
     */
    public static Placement ofRun() {
        String testLibraries = System.getProperty(TEST_LIBRARIES);
        if (testLibraries == null) {
            throw new IllegalStateException("the system property " + TEST_LIBRARIES
                    + " must name the directory of the tests' libraries; run the tests by Maven:"
                    + " mvn verify -pl it/weld -am");
        }
        return new Placement(
                jars(System.getProperty(LIBRARY, "")), jars(testLibraries), System.getProperty(DEPENDENCIES, ""));
    }

    /** Gives a WAR what this placement wants in it. */
    void addTo(WebArchive war) {
        library.forEach(jar -> add(war, jar));
        testLibraries.forEach(war::addAsLibraries);
        if (!dependencies.isEmpty()) {
            war.setManifest(new StringAsset(MANIFEST + dependencies + "\n"));
        }
    }

    /** Gives an EAR what this placement wants in it, for all its modules. */
    void addTo(EnterpriseArchive ear) {
        library.forEach(ear::addAsLibraries);
        if (!dependencies.isEmpty()) {
            ear.setManifest(new StringAsset(MANIFEST + dependencies + "\n"));
        }
    }

    /** Gives a module of an EAR what it does not have from the EAR. */
    void addToModule(WebArchive war) {
        if (!dependencies.isEmpty()) {
            war.setManifest(new StringAsset(MANIFEST + dependencies + "\n"));
        }
    }

    /** Without a directory there is nothing to copy, as in containers that see the class path of JUnit. */
    private static List<File> jars(String directory) {
        if (directory.isEmpty() || !Files.isDirectory(Path.of(directory))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(Path.of(directory))) {
            return files.map(Path::toFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The embedded Weld looks for beans and extensions only in jars that it is given as archives. */
    private static void add(WebArchive war, File jar) {
        if (jar.getName().startsWith("cdi-redis-cache")) {
            war.addAsLibraries(ShrinkWrap.createFromZipFile(JavaArchive.class, jar));
        } else {
            war.addAsLibraries(jar);
        }
    }
}
