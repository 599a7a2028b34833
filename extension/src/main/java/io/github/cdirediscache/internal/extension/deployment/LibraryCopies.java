package io.github.cdirediscache.internal.extension.deployment;

import io.github.cdirediscache.internal.log.CacheLog;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.security.CodeSource;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The copies of this library that an application sees: on a server, one may be in the application and one in a module.
 *
 * @param used where the one is that this class is of
 * @param versions of all copies, by their places
 */
record LibraryCopies(String used, Map<String, String> versions) {

    private static final String FOLDER = "io/github/cdirediscache/extension/";
    private static final String FILE = "version.properties";

    /** Those that the context class loader sees, and this one. */
    static LibraryCopies ofApplication() {
        return of(Thread.currentThread().getContextClassLoader());
    }

    static LibraryCopies of(@Nullable ClassLoader application) {
        @Nullable URL own = LibraryCopies.class.getResource("/" + FOLDER + FILE);
        if (own == null) {
            return new LibraryCopies("an unknown place", Map.of());
        }
        Map<String, String> versions = new LinkedHashMap<>();
        try {
            versions.put(place(own), version(own));
            for (URL copy : copies(application)) {
                versions.put(place(copy), version(copy));
            }
            return new LibraryCopies(place(own), versions);
        } catch (IOException e) {
            // No reason to fail an application.
            return new LibraryCopies(place(own), Map.of());
        }
    }

    /**
     * Whether an application has a copy of its own, and loads that one although its server has this one. Then two
     * extensions act, and the container mixes up their proxies, which have the same names.
     *
     * @param library the class of this library that other versions of it have, too
     */
    static boolean isHidden(Class<?> library, @Nullable ClassLoader application) {
        try {
            return application != null && application.loadClass(library.getName()) != library;
        } catch (ClassNotFoundException | LinkageError notOnThisLevel) {
            // The loader of an EAR does not see what its modules have.
            return false;
        }
    }

    private static List<URL> copies(@Nullable ClassLoader application) throws IOException {
        return application == null ? List.of() : Collections.list(application.getResources(FOLDER + FILE));
    }

    private static String place(URL file) {
        String text = file.toString();
        return text.substring(0, text.length() - (FOLDER + FILE).length());
    }

    private static String version(URL file) throws IOException {
        URLConnection connection = file.openConnection();
        // Else the jar stays open when the application is gone.
        connection.setUseCaches(false);
        Properties properties = new Properties();
        try (InputStream content = connection.getInputStream()) {
            properties.load(content);
        }
        return properties.getProperty("version", "of an unknown version");
    }

    private String usedVersion() {
        return versions.getOrDefault(used, "of an unknown version");
    }

    /** Says what to do about a copy that {@linkplain #isHidden hides} this one. */
    String clash() {
        List<String> others =
                versions.keySet().stream().filter(place -> !place.equals(used)).toList();
        return "the application loads the cdi-redis-cache of " + String.join(", ", others)
                + " before the one of the server, " + used
                + ": take one of them away, or let the application load the server's classes first";
    }

    void warnOfVersions() {
        List<String> others = versions.entrySet().stream()
                .filter(copy -> !copy.getValue().equals(usedVersion()))
                .map(copy -> copy.getValue() + " of " + copy.getKey())
                .toList();
        if (!others.isEmpty()) {
            CacheLog.severalVersions(usedVersion(), used, others);
        }
    }

    /** Logs that an application was deployed, with its caches and the copy that it uses. */
    void logDeployment(Class<?> ofApplication, Collection<String> caches) {
        CodeSource source = ofApplication.getProtectionDomain().getCodeSource();
        String application = source == null || source.getLocation() == null
                ? ofApplication.getName()
                : source.getLocation().toString();
        CacheLog.deployed(application, new TreeSet<>(caches), usedVersion(), used);
    }
}
