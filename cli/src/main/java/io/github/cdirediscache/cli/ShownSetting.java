package io.github.cdirediscache.cli;

import io.github.cdirediscache.internal.config.Setting;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;

/**
 * An option that is set, as it is shown.
 *
 * @param option its name
 * @param value its text, secrets masked
 * @param key the key that sets it, of the cache itself or of {@code default}
 * @param source where that key stands
 */
record ShownSetting(String option, String value, String key, String source) {

    private static final Pattern FILE = Pattern.compile("PropertiesConfigSource\\[source=(.*)]");

    static ShownSetting of(Setting set, Config config) {
        String source = String.valueOf(config.getConfigValue(set.key()).getSourceName());
        return new ShownSetting(set.option().name(), set.shown(), set.key(), place(source));
    }

    private static String place(String source) {
        if (source.startsWith("EnvConfigSource")) {
            return "environment";
        }
        if (source.startsWith("SysPropConfigSource")) {
            return "system property";
        }
        Matcher file = FILE.matcher(source);
        return file.matches() ? file.group(1) : source;
    }
}
