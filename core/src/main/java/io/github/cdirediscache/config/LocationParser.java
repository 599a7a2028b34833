package io.github.cdirediscache.config;

import io.github.cdirediscache.internal.text.Quotes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads locations. A message of an error shows {@linkplain LocationMask#shown host and port} at most, and its rule never
 * contains a part of the text, since what stands at the position of a port may be a password.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-3">RFC 3986, section 3</a>
 */
final class LocationParser {

    private static final Pattern URL = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(.*)", Pattern.DOTALL);
    /** No location contains a {@code =} so early: a host can't contain one, and in a URL it comes after the colon. */
    private static final Pattern NAMED = Pattern.compile("([A-Za-z0-9][A-Za-z0-9._-]*)\\s*=(.*)", Pattern.DOTALL);

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    /** Paths are shown. What is left of a URL without its scheme, or of a connection string, is none. */
    private static final Pattern PLAIN_PATH = Pattern.compile("[^@;=#]*");

    private static final String PATH_RULE = "a path that holds @ ; = or # has to be a URL with these percent-encoded:"
            + " unix:///path%40name for /path@name";

    private static final Pattern BRACKETED = Pattern.compile("\\[([^\\]]*)\\](.*)", Pattern.DOTALL);

    private LocationParser() {}

    static Location parse(String text) {
        return parse(text.strip(), "", true);
    }

    static List<Location> parseList(String text) {
        return ShardText.locations(parseShards(text));
    }

    /** Items {@code [name=]location[|location...]} with commas between them. */
    static List<ShardText> parseShards(String text) {
        try {
            return shards(text);
        } catch (IllegalArgumentException e) {
            throw ConnectionStrings.isOne(text) ? new IllegalArgumentException(ConnectionStrings.advice(text)) : e;
        }
    }

    private static List<ShardText> shards(String text) {
        List<String> items = Texts.list(text);
        // A comma in a password splits it into items, and one of them may look like a host.
        boolean partsOfPassword = items.size() > 1 && text.indexOf('@') >= 0;
        List<ShardText> shards = new ArrayList<>();
        for (String item : items) {
            int number = shards.size() + 1;
            boolean mayBeParts = partsOfPassword || (item.indexOf('@') >= 0 && item.indexOf('|') >= 0);
            String position = items.size() == 1 && !mayBeParts
                    ? ""
                    : "item " + number + " of " + items.size()
                            + (mayBeParts ? " (%2C is a comma in a password, and %7C a vertical bar)" : "");
            shards.add(shard(item, position, !mayBeParts));
        }
        return List.copyOf(shards);
    }

    private static ShardText shard(String item, String position, boolean mayBeShown) {
        Matcher named = NAMED.matcher(item);
        boolean hasName = named.matches();
        if (hasName && ConnectionStrings.isSetting(named.group(1), named.group(2))) {
            throw new IllegalArgumentException(ConnectionStrings.advice(item));
        }
        List<Location> locations = new ArrayList<>();
        for (String member : (hasName ? named.group(2) : item).split("\\|", -1)) {
            locations.add(parse(member.strip(), position, mayBeShown));
        }
        return new ShardText(hasName ? named.group(1) : null, List.copyOf(locations));
    }

    private static Location parse(String stripped, String position, boolean mayBeShown) {
        try {
            return located(stripped);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    ConnectionStrings.isOne(stripped)
                            ? ConnectionStrings.advice(stripped)
                            : subject(stripped, position, mayBeShown) + " is not a location: " + e.getMessage()
                                    + "; write e.g. localhost:6379, redis://user:password@host:6379/0 or"
                                    + " /path/redis.sock");
        }
    }

    /** What a message is about: the position of a text, and the text only if it is nothing but host and port. */
    private static String subject(String text, String position, boolean mayBeShown) {
        String shown = mayBeShown ? LocationMask.shown(text).map(Quotes::quoted).orElse("") : "";
        if (position.isEmpty()) {
            return shown.isEmpty() ? "what is written (not shown, since it may hold a password)" : shown;
        }
        return shown.isEmpty() ? position : position + ", " + shown + ",";
    }

    private static Location located(String text) {
        check(!text.isEmpty(), "it is empty");
        if (text.startsWith("/")) {
            check(text.indexOf('?') < 0, "a path has no query; with one, write unix:///path?db=1");
            check(isPath(text), PATH_RULE);
            return Location.unix(text);
        }
        if (text.equalsIgnoreCase("embedded:")) {
            return Location.embedded();
        }
        Matcher url = URL.matcher(text);
        if (url.matches() && url.group(2).startsWith("//")) {
            String rest = url.group(2).substring(2);
            return switch (url.group(1).toLowerCase(Locale.ROOT)) {
                case "redis" -> tcp(rest, false);
                case "rediss" -> tcp(rest, true);
                case "unix" -> unix(rest);
                default -> throw new IllegalArgumentException("a URL must begin with redis://, rediss:// or unix://");
            };
        }
        check(text.indexOf('@') < 0, "with a user or password it must begin with redis://, rediss:// or unix://");
        return host(text, "", false, OptionalInt.empty());
    }

    private static Location tcp(String rest, boolean tls) {
        check(rest.indexOf('#') < 0, "it must not have a fragment (#)");
        check(rest.indexOf('?') < 0, "it must not have a query; the database is the path: redis://host:6379/1");
        int slash = rest.indexOf('/');
        String authority = slash < 0 ? rest : rest.substring(0, slash);
        String database = slash < 0 ? "" : rest.substring(slash + 1);
        check(database.indexOf('@') < 0, "a / before the @ has to be percent-encoded, as %2F");
        int at = authority.lastIndexOf('@');
        String userInfo = at < 0 ? "" : authority.substring(0, at);
        check(at != 0, "there is no user or password before the @");
        return host(authority.substring(at + 1), userInfo, tls, database(database));
    }

    private static Location unix(String rest) {
        check(rest.indexOf('#') < 0, "it must not have a fragment (#)");
        int query = rest.indexOf('?');
        String hierarchy = query < 0 ? rest : rest.substring(0, query);
        int slash = hierarchy.indexOf('/');
        check(slash >= 0, "it has no path; write unix:///path/redis.sock");
        String authority = hierarchy.substring(0, slash);
        check(
                authority.isEmpty() || authority.endsWith("@"),
                "a unix socket has no host; write unix:///path/redis.sock");
        check(!authority.equals("@"), "there is no user or password before the @");
        String userInfo = authority.isEmpty() ? "" : authority.substring(0, authority.length() - 1);
        UserInfo user = UserInfo.parse(userInfo);
        String written = hierarchy.substring(slash);
        String path = PercentEncoding.decodePath(written);
        check(isPath(written), PATH_RULE);
        return new Location(
                Location.Kind.UNIX,
                "",
                0,
                path,
                false,
                query < 0 ? OptionalInt.empty() : databaseOf(rest.substring(query + 1)),
                user.name(),
                user.password());
    }

    private static boolean isPath(String written) {
        return !written.startsWith("//") && PLAIN_PATH.matcher(written).matches();
    }

    private static OptionalInt databaseOf(String query) {
        check(query.startsWith("db="), "its query must be db= and a number, and nothing else");
        check(query.length() > 3, "its database must be a number from 0 up");
        return database(query.substring(3));
    }

    private static OptionalInt database(String text) {
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        check(NUMBER.matcher(text).matches(), "its database must be a number from 0 up");
        return OptionalInt.of(Integer.parseInt(text));
    }

    private static Location host(String hostAndPort, String userInfo, boolean tls, OptionalInt database) {
        Matcher bracketed = BRACKETED.matcher(hostAndPort);
        String host;
        @Nullable String port;
        if (bracketed.matches()) {
            host = bracketed.group(1);
            check(host.indexOf(':') >= 0, HostNames.RULE);
            check(
                    bracketed.group(2).isEmpty() || bracketed.group(2).startsWith(":"),
                    "after the ] only a port may come");
            port = bracketed.group(2).isEmpty() ? null : bracketed.group(2).substring(1);
        } else {
            int colon = hostAndPort.indexOf(':');
            check(colon == hostAndPort.lastIndexOf(':'), HostNames.RULE);
            host = colon < 0 ? hostAndPort : hostAndPort.substring(0, colon);
            port = colon < 0 ? null : hostAndPort.substring(colon + 1);
        }
        check(!host.isEmpty(), "it has no host");
        check(HostNames.isValid(host), HostNames.RULE);
        UserInfo user = UserInfo.parse(userInfo);
        return new Location(
                Location.Kind.TCP,
                host.toLowerCase(Locale.ROOT),
                port == null ? Location.DEFAULT_PORT : port(port),
                null,
                tls,
                database,
                user.name(),
                user.password());
    }

    private static int port(String text) {
        int port = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
        check(Location.isPort(port), Location.PORT_RULE);
        return port;
    }

    private static void check(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
