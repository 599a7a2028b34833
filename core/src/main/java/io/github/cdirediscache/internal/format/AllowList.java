package io.github.cdirediscache.internal.format;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The packages and classes that an application allows beyond a cache's value type: {@code serializer.allow}. */
record AllowList(List<String> names) {

    private static final Pattern NAME = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*(\\.[\\p{L}_$][\\p{L}\\p{N}_$]*)*");

    AllowList {
        names = List.copyOf(names);
        for (String name : names) {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("serializer.allow must be names of packages or classes such as"
                        + " com.example.model, separated by commas, was \"" + name + "\"");
            }
        }
    }

    static AllowList parse(String text) {
        List<String> names = new ArrayList<>();
        if (!text.isBlank()) {
            for (String name : text.split(",", -1)) {
                names.add(name.strip());
            }
        }
        return new AllowList(names);
    }

    boolean contains(Class<?> type) {
        return contains(type.getName());
    }

    /** Whether a class of this name would be among them. */
    boolean contains(String name) {
        for (String allowed : names) {
            if (name.startsWith(allowed)
                    && (name.length() == allowed.length() || ends(name.charAt(allowed.length())))) {
                return true;
            }
        }
        return false;
    }

    private static boolean ends(char next) {
        return next == '.' || next == '$';
    }
}
