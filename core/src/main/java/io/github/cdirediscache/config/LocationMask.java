package io.github.cdirediscache.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hides users and passwords in texts of locations. */
final class LocationMask {

    private static final String MASK = Type.MASK;

    /** Any other scheme might be the beginning of a password. */
    private static final Pattern SCHEME =
            Pattern.compile("(?:rediss?|unix|https?|tcp|valkeys?)://", Pattern.CASE_INSENSITIVE);

    /** A host, then a port if it ends there or before a slash, then a database. */
    private static final Pattern HOST = Pattern.compile(
            "(?:[^\\s:/?#@\\[\\]%]{1,253}|\\[[0-9A-Fa-f:.]*\\])(?::[0-9]{1,5}(?![^/]))?(?:/[0-9]{0,9}(?![^?#]))?");

    private static final Pattern PATH = Pattern.compile("/[^?#@:%]*");

    /** User and password of a URL that is right, which has them percent-encoded. */
    private static final Pattern USER_INFO = Pattern.compile("(?<=//)[^/@,|\\s]*@");

    private LocationMask() {}

    /** Well-formed locations as they were written, but without users and passwords. */
    static String withoutUsers(String text) {
        try {
            LocationParser.parseShards(text);
        } catch (IllegalArgumentException unknown) {
            return MASK;
        }
        return USER_INFO.matcher(text).replaceAll(MASK + "@");
    }

    /**
     * Masks a text that is <em>not</em> a location. Nobody can tell where a password in it ends, so everything is
     * masked that does not look like a host, port, database or path.
     */
    static String mask(String text) {
        Matcher scheme = SCHEME.matcher(text);
        String shown = scheme.lookingAt() ? scheme.group() : "";
        String rest = text.substring(shown.length());
        int at = rest.lastIndexOf('@');
        if (at >= 0) {
            // If there are several, each may be a part of the password.
            return shown + MASK + (rest.indexOf('@') == at ? "@" + safe(rest.substring(at + 1)) : "");
        }
        return shown + safe(rest);
    }

    private static String safe(String rest) {
        Matcher head = (rest.startsWith("/") ? PATH : HOST).matcher(rest);
        if (!head.lookingAt()) {
            return rest.isEmpty() ? "" : MASK;
        }
        return head.group() + (head.end() == rest.length() ? "" : MASK);
    }
}
