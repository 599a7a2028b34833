package io.github.cdirediscache.testing;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One line of a {@code redis.conf}.
 *
 * @param text the line as it is written into the file, without a line break
 */
record ConfigLine(String text) {

    private static final Pattern DIRECTIVE = Pattern.compile("[A-Za-z][A-Za-z0-9-]*");
    private static final Pattern BARE = Pattern.compile("[A-Za-z0-9_./:@%+*~&#,=-]+");

    /** Directives that the builder has to know about, and what to call instead. */
    private static final Map<String, String> RESERVED = Map.of(
            "port", "port(int)",
            "tls-port", "tls(TlsFiles)",
            "tls-cert-file", "tls(TlsFiles)",
            "tls-key-file", "tls(TlsFiles)",
            "tls-ca-cert-file", "tls(TlsFiles)",
            "unixsocket", "unixSocket(Path)",
            "databases", "databases(int)",
            "requirepass", "password(String)",
            "daemonize", "nothing: the server always runs in the foreground",
            "include", "config(String, String...) for each line of the file");

    ConfigLine {
        if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0 || text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a configuration line must not hold a line break or NUL");
        }
    }

    /** A line of our own making: the directive is trusted, the arguments are quoted where they need it. */
    static ConfigLine of(String directive, List<String> arguments) {
        StringBuilder line = new StringBuilder(directive);
        for (String argument : arguments) {
            line.append(' ').append(quoted(argument));
        }
        return new ConfigLine(line.toString());
    }

    /** A line given by the user in parts. */
    static ConfigLine given(String directive, List<String> arguments) {
        checkDirective(directive);
        return of(directive, arguments);
    }

    /** A line given by the user as a whole, such as {@code maxmemory 10mb}; its quotes are the user's business. */
    static ConfigLine given(String line) {
        String stripped = line.strip();
        checkDirective(stripped.split("\\s", 2)[0]);
        return new ConfigLine(stripped);
    }

    private static void checkDirective(String directive) {
        if (!DIRECTIVE.matcher(directive).matches()) {
            throw new IllegalArgumentException("directive must be a name such as maxmemory, was '" + directive + "'");
        }
        String instead = RESERVED.get(directive.toLowerCase(Locale.ROOT));
        if (instead != null) {
            throw new IllegalArgumentException("directive " + directive + " is set by the builder; use " + instead);
        }
    }

    /** The form that Redis's own {@code sdssplitargs} reads back as the same text. */
    private static String quoted(String argument) {
        if (BARE.matcher(argument).matches() && !argument.startsWith("#")) {
            return argument;
        }
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < argument.length(); i++) {
            char c = argument.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || c == 0x7f) {
                quoted.append(String.format(Locale.ROOT, "\\x%02x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
