package io.github.cdirediscache.config;

import io.github.cdirediscache.internal.text.Quotes;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hides users and passwords in texts of locations. */
final class LocationMask {

    private static final String MASK = Type.MASK;

    /** A host, and a port that tells it from a password without a host. */
    private static final String HOST_AND_PORT =
            "(?:[A-Za-z0-9_][A-Za-z0-9._-]{0,252}|\\[[0-9A-Fa-f:.]{2,45}\\]):[0-9]{1,5}";

    /** In front of the host only what a user and a password may hold as it stands, so that nothing of them is left over. */
    private static final Pattern TELLING = Pattern.compile(
            "(?:(?<scheme>rediss?://)(?<user>[A-Za-z0-9._~!$&'()*+:%-]+@)?)?(?<host>" + HOST_AND_PORT + ")"
                    + "(?<database>/[0-9]{0,4})?",
            Pattern.CASE_INSENSITIVE);

    /** User and password of a URL that is right, which has them percent-encoded. */
    private static final Pattern USER_INFO = Pattern.compile("(?<=//)[^/@,|\\s]*@");

    private static final Pattern SHARD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

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
     * Host and port in a text that is <em>not</em> a location. Nobody can tell where a password in such a text begins and
     * ends, so nothing is shown unless the whole text leaves no doubt.
     */
    static Optional<String> shown(String text) {
        Matcher telling = TELLING.matcher(text);
        if (!telling.matches()) {
            return Optional.empty();
        }
        return Optional.of(part(telling, "scheme")
                + (telling.group("user") == null ? "" : MASK + "@")
                + part(telling, "host")
                + part(telling, "database"));
    }

    /** The name of a shard in a message, which is shown if it can't be more than a name or an address. */
    static String shard(String name) {
        return SHARD.matcher(name).matches()
                ? Quotes.quoted(name)
                : shown(name).map(Quotes::quoted).orElse("(not shown, since it may hold a password)");
    }

    private static String part(Matcher matcher, String name) {
        String part = matcher.group(name);
        return part == null ? "" : part;
    }
}
