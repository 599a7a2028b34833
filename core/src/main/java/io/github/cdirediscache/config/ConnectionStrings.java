package io.github.cdirediscache.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognizes the connection strings of other clients, and says what to write instead. Portals of clouds hand out
 * {@code host:6380,password=secret,ssl=True,abortConnect=False}. Of such a text only the host, the port and the database
 * are shown.
 *
 * @see <a href="https://stackexchange.github.io/StackExchange.Redis/Configuration">StackExchange.Redis: configuration</a>
 */
final class ConnectionStrings {

    /** What names a password, and no server. */
    private static final String PASSWORD =
            "[a-z]*password|passwd|passphrase|pwd|auth[ _-]?token|(?:shared)?access[ _-]?key|account[ _-]?key|api[ _-]?key";

    /** What names a password or another setting, or is the name of a shard. */
    private static final String OTHER =
            "pass|secret|auth|token|credentials?|ssl[a-z]*|use[ _-]?ssl|tls|encrypt|abort[ _-]?connect|allow[ _-]?admin"
                    + "|a?sync[ _-]?timeout|connect[ _-]?retry|connect[ _-]?timeout|default[ _-]?database|keep[ _-]?alive"
                    + "|resolve[ _-]?dns|user[ _-]?(?:name|id)|uid|data[ _-]?source|channel[ _-]?prefix|service[ _-]?name"
                    + "|check[ _-]?certificate[ _-]?revocation";

    /** A setting, where one may begin: not in a URL's user or path. */
    private static final Pattern SETTING = Pattern.compile(
            "(?:^|[\\s,;|?&{\\[(\"'])(?:(?:" + PASSWORD + ")[\"']?\\s*[=:]|(?:" + OTHER + ")[\"']?\\s*=)",
            Pattern.CASE_INSENSITIVE);

    /** Other clients have none of these. */
    private static final Pattern OF_A_SOCKET = Pattern.compile("\\s*(?:/|unix:)", Pattern.CASE_INSENSITIVE);

    private static final Pattern NO_SHARD = Pattern.compile(PASSWORD, Pattern.CASE_INSENSITIVE);
    private static final Pattern MAYBE_SHARD = Pattern.compile(OTHER, Pattern.CASE_INSENSITIVE);
    private static final Pattern WORD = Pattern.compile("[^:/]*");

    private static final Pattern ADDRESS = Pattern.compile(
            "\\s*(?:(?:server|host|data source|addr(?:ess)?|endpoint)\\s*=\\s*)?(?:tcp:)?(?<host>[A-Za-z0-9_.-]{1,253})"
                    + "(?:[:,]\\s*(?<port>[0-9]{1,5}))?\\s*[,;].*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern ENCRYPTED = Pattern.compile(
            "\\b(?:use[ _-]?)?(?:ssl|tls|encrypt)\\s*=\\s*(?:true|yes|on|1)\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern USER =
            Pattern.compile("[\\s,;](?:user(?:[ _-]?(?:name|id))?|uid)\\s*=", Pattern.CASE_INSENSITIVE);

    private static final Pattern DATABASE = Pattern.compile(
            "[\\s,;]default[ _-]?database\\s*=\\s*(?<database>[0-9]{1,4})\\b", Pattern.CASE_INSENSITIVE);

    private ConnectionStrings() {}

    /** Whether a text that is not a location, or not all of it, is such a string. */
    static boolean isOne(String text) {
        return !OF_A_SOCKET.matcher(text).lookingAt() && SETTING.matcher(text).find();
    }

    /** Whether {@code name=value} is a setting of such a string, and not a shard: {@code password=secret}, {@code ssl=True}. */
    static boolean isSetting(String name, String value) {
        return NO_SHARD.matcher(name).matches()
                || (MAYBE_SHARD.matcher(name).matches() && WORD.matcher(value).matches());
    }

    /** Says what to write instead. */
    static String advice(String text) {
        return "this is a connection string of another client, and not shown, since it holds a password; write "
                + (ENCRYPTED.matcher(text).find() ? "rediss" : "redis") + "://"
                + (USER.matcher(text).find() ? "<user>" : "") + ":<password>@" + address(text) + database(text)
                + " instead, in the password %40 for @, %2F for /, %3D for = and %25 for %, or the host and port alone, and"
                + " the option password";
    }

    /** A single word may be anything; a host with a dot or a port is one. */
    private static String address(String text) {
        Matcher address = ADDRESS.matcher(text);
        if (!address.matches()) {
            return "<host>:<port>";
        }
        String host = String.valueOf(address.group("host"));
        String port = address.group("port");
        boolean isHost = HostNames.isValid(host) && (port != null || host.indexOf('.') > 0);
        return isHost ? host + ":" + (port == null ? "<port>" : port) : "<host>:<port>";
    }

    private static String database(String text) {
        Matcher database = DATABASE.matcher(text);
        return database.find() ? "/" + database.group("database") : "";
    }
}
