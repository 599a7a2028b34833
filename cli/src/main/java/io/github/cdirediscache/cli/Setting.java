package io.github.cdirediscache.cli;

import io.github.cdirediscache.config.CacheConfigs;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;

/**
 * An option that is set.
 *
 * @param option its name
 * @param value its text, secrets masked
 * @param key the key that sets it, of the cache itself or of {@code default}
 * @param source where that key stands
 */
record Setting(String option, String value, String key, String source) {

    private static final String MASK = "***";
    private static final String DEFAULT = Settings.ROOT + "default.";
    private static final Pattern SECRET = Pattern.compile("passw|secret|token|credential");

    /** User and password of a URL; settings without a mistake have them percent-encoded. */
    private static final Pattern USER_INFO = Pattern.compile("(?<=//)[^/@,|\\s]*@");

    private static final Pattern FILE = Pattern.compile("PropertiesConfigSource\\[source=(.*)]");

    /** What is set for a cache. The core knows its options and what is inherited: it is watched while it reads. */
    static List<Setting> of(String cache, List<String> names, Config config) {
        String own = Settings.ROOT + cache + ".";
        List<String> ownNames =
                names.stream().filter(name -> name.startsWith(own)).toList();
        Set<String> known = asked(List.of(), cache, config);
        List<Setting> settings = new ArrayList<>();
        Set<String> asked = asked(ownNames, cache, config);
        for (String key : asked) {
            if (!key.startsWith(own)) {
                continue;
            }
            String option = key.substring(own.length());
            find(key, config)
                    .or(() -> Optional.of(DEFAULT + option)
                            .filter(asked::contains)
                            .flatMap(k -> find(k, config)))
                    .ifPresent(value -> settings.add(of(option, value, known.contains(key))));
        }
        return settings;
    }

    private static Set<String> asked(List<String> names, String cache, Config config) {
        Set<String> asked = new LinkedHashSet<>();
        CacheConfigs.read(
                names,
                key -> {
                    asked.add(key);
                    return config.getOptionalValue(key, String.class);
                },
                Set.of(cache),
                problem -> {});
        return asked;
    }

    private static Optional<ConfigValue> find(String key, Config config) {
        ConfigValue value = config.getConfigValue(key);
        return value.getValue() == null || value.getValue().isEmpty() ? Optional.empty() : Optional.of(value);
    }

    private static Setting of(String option, ConfigValue value, boolean isKnown) {
        boolean secret =
                !isKnown || SECRET.matcher(option.toLowerCase(Locale.ROOT)).find();
        String text = String.valueOf(value.getValue());
        return new Setting(
                option,
                secret ? MASK : USER_INFO.matcher(text).replaceAll(MASK + "@"),
                value.getName(),
                source(String.valueOf(value.getSourceName())));
    }

    private static String source(String name) {
        if (name.startsWith("EnvConfigSource")) {
            return "environment";
        }
        if (name.startsWith("SysPropConfigSource")) {
            return "system property";
        }
        Matcher file = FILE.matcher(name);
        return file.matches() ? file.group(1) : name;
    }
}
