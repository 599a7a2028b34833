package io.github.cdirediscache.cli;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SysPropConfigSource;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** The application's configuration: its files, and above them the environment and the system properties. */
final class Sources {

    private static final String FILE = "microprofile-config.properties";

    /** What MicroProfile Config gives to the file in the application. */
    private static final int ORDINAL = 100;

    private static final int ENVIRONMENT_ORDINAL = 300;

    private static final List<String> PROFILE = List.of("smallrye.config.profile", "mp.config.profile");

    private Sources() {}

    static Config config(List<Path> named, Map<String, String> environment) {
        List<ConfigSource> sources = new ArrayList<>();
        for (Path file : named.isEmpty() ? usual() : named) {
            sources.add(source(file, ORDINAL + 2 * sources.size()));
            profile(environment)
                    .map(profile -> besides(file, profile))
                    .filter(Files::isRegularFile)
                    .ifPresent(besides -> sources.add(source(besides, ORDINAL + 2 * sources.size() - 1)));
        }
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new SysPropConfigSource(), new EnvConfigSource(environment, ENVIRONMENT_ORDINAL))
                .withSources(sources)
                .build();
    }

    private static List<Path> usual() {
        return Stream.of(Path.of(FILE), Path.of("META-INF", FILE))
                .filter(Files::isRegularFile)
                .limit(1)
                .toList();
    }

    private static Optional<String> profile(Map<String, String> environment) {
        return PROFILE.stream()
                .flatMap(name -> Stream.of(
                        Optional.ofNullable(System.getProperty(name)),
                        Optional.ofNullable(
                                environment.get(name.replace('.', '_').toUpperCase(Locale.ROOT)))))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The file of a profile, as MicroProfile Config has it: {@code name-profile.properties}. */
    private static Path besides(Path file, String profile) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        String stem = dot < 0 ? name : name.substring(0, dot);
        return file.resolveSibling(stem + "-" + profile + (dot < 0 ? "" : name.substring(dot)));
    }

    private static ConfigSource source(Path file, int ordinal) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (NoSuchFileException missing) {
            throw ToolException.usage("--config: there is no file " + file);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw ToolException.usage("--config: " + file + " is no readable properties file in UTF-8");
        }
        return new PropertiesConfigSource(properties, file.toString(), ordinal);
    }
}
