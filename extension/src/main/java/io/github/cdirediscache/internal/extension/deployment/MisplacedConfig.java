package io.github.cdirediscache.internal.extension.deployment;

import io.github.cdirediscache.internal.config.Keys;
import io.github.cdirediscache.internal.extension.config.ApplicationConfig;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds settings that are never read: those in a module of an EAR, when the container reads the configuration of the
 * EAR as a whole.
 */
final class MisplacedConfig {

    private static final String FILE = "META-INF/microprofile-config.properties";
    private static final String OURS = Keys.ROOT;

    private final Set<String> known = new HashSet<>();

    private MisplacedConfig(ApplicationConfig config) {
        config.names().forEach(known::add);
    }

    static void check(Set<Class<?>> beans, ApplicationConfig config, Consumer<String> problems) {
        ClassLoader configured = Thread.currentThread().getContextClassLoader();
        Set<ClassLoader> modules = beans.stream()
                .map(Class::getClassLoader)
                .filter(loader -> loader != null && loader != configured)
                .collect(Collectors.toSet());
        if (configured == null || modules.isEmpty()) {
            return;
        }
        MisplacedConfig check = new MisplacedConfig(config);
        Set<String> read = files(configured).stream().map(URL::toString).collect(Collectors.toSet());
        modules.stream()
                .flatMap(module -> files(module).stream())
                .filter(file -> !read.contains(file.toString()))
                .map(check::problem)
                .filter(problem -> problem != null)
                .distinct()
                .sorted()
                .forEach(problems);
    }

    private @Nullable String problem(URL file) {
        Properties settings = new Properties();
        try (InputStream in = file.openStream()) {
            settings.load(in);
        } catch (IOException | IllegalArgumentException e) {
            // What can't be read has no settings; whoever is to read it will say so.
            return null;
        }
        String unread = settings.stringPropertyNames().stream()
                .filter(key -> key.startsWith(OURS) && !known.contains(key))
                .sorted()
                .collect(Collectors.joining(", "));
        return unread.isEmpty()
                ? null
                : file + " is not read: the configuration of this application is that of the EAR, not of the module."
                        + " Move " + unread + " to " + FILE + " of a jar in the EAR's lib/";
    }

    private static List<URL> files(ClassLoader loader) {
        try {
            return Collections.list(loader.getResources(FILE));
        } catch (IOException e) {
            return List.of();
        }
    }
}
