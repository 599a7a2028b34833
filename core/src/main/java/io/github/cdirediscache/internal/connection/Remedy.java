package io.github.cdirediscache.internal.connection;

import io.github.cdirediscache.internal.wire.Command;
import io.github.cdirediscache.internal.wire.KeyCommand;
import io.github.cdirediscache.internal.wire.KeysCommand;
import io.github.cdirediscache.internal.wire.Verb;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Says which setting or right is missing when a server refuses a command.
 *
 * @see <a href="https://github.com/redis/redis/blob/7.0/src/server.c">Redis 7.0, server.c: the shared error replies</a>
 */
final class Remedy {

    private static final Map<String, String> BY_CODE = Map.ofEntries(
            Map.entry(
                    "OOM",
                    "its memory is full: raise maxmemory, or set a maxmemory-policy that evicts keys, such as allkeys-lru"),
            Map.entry(
                    "MISCONF",
                    "it could not save its data to disk and refuses writes until it can: see its log, or set"
                            + " stop-writes-on-bgsave-error=no, or save=\"\" if nothing has to be saved"),
            Map.entry(
                    "NOREPLICAS",
                    "fewer replicas follow it than min-replicas-to-write says: start them, or lower that number"),
            Map.entry(
                    "READONLY",
                    "it is a replica and was taken for a master: name the master in locations, or set"
                            + " topology=replicated, sentinel or cluster"),
            Map.entry(
                    "MASTERDOWN",
                    "it is a replica that has lost its master (replica-serve-stale-data=no): name the master in locations"),
            Map.entry(
                    "CLUSTERDOWN",
                    "its cluster has slots that no server holds, or too few masters (cluster-require-full-coverage)"),
            Map.entry("LOADING", "it reads its data from disk, and answers when it has ended"),
            Map.entry(
                    "BUSY",
                    "a script runs for longer than busy-reply-threshold (lua-time-limit); SCRIPT KILL ends one that has"
                            + " written nothing"),
            Map.entry("NOAUTH", "it wants a password: set password, or name one in locations"),
            Map.entry("WRONGPASS", "check username and password, or those in locations"),
            Map.entry("CROSSSLOT", "it is a node of a cluster: set topology=cluster"));

    private static final String LATE = "a write that timed out can't be stopped, and may be carried out later";

    private static final Pattern NAMED = Pattern.compile("run the '([A-Za-z|_-]{1,40})' command");
    private static final Pattern NO_KEY = Pattern.compile("(?i)access .{0,40}\\bkeys?\\b");
    private static final Pattern UNKNOWN = Pattern.compile("(?i)\\bunknown (redis )?command\\b");
    private static final Pattern TOO_LARGE = Pattern.compile(
            "(?i)max(imum)?( allowed)? (request )?size|proto-max-bulk-len|invalid bulk length|too large");
    private static final Pattern TOO_OFTEN = Pattern.compile("(?i)max (daily )?requests? limit|quota|rate limit");
    private static final Pattern NO_CLUSTER = Pattern.compile("(?i)cluster support disabled");

    private Remedy() {}

    /** What to do about an error reply, with a semicolon in front; empty if the reply says all there is to say. */
    static String of(String code, String text, Command<?> command) {
        String remedy = code.equals("NOPERM") ? ofRights(text, command) : BY_CODE.getOrDefault(code, "");
        String known = remedy.isEmpty() ? ofWords(text, command.verb()) : remedy;
        return known.isEmpty() ? "" : "; " + known;
    }

    private static String ofRights(String text, Command<?> command) {
        if (NO_KEY.matcher(text).find()) {
            return "the keys of its ACL user do not include those of the cache: "
                    + (prefix(command).isEmpty() ? "add a pattern for its prefix" : "add ~" + prefix(command) + "*");
        }
        if (command.verb() == Verb.CLIENT) {
            return "its ACL user lacks the right +client|kill: " + LATE;
        }
        String named = named(text, command);
        if (named.isEmpty() && text.contains("script") && command instanceof KeyCommand<?> script) {
            return "its ACL user lacks one of the rights that this script needs: "
                    + script.calls().stream().map(call -> "+" + call).collect(Collectors.joining(" "));
        }
        String right = named.isEmpty() ? command.verb().name().toLowerCase(Locale.ROOT) : named;
        return "its ACL user lacks the right " + (right.startsWith("eval") ? "+evalsha +eval" : "+" + right);
    }

    /** The command that a reply names; nothing if it is none that is sent, as a reply may echo anything. */
    private static String named(String text, Command<?> command) {
        Matcher named = NAMED.matcher(text);
        String name = named.find() ? String.valueOf(named.group(1)).toLowerCase(Locale.ROOT) : "";
        boolean isOurs = name.equals("eval")
                || name.equals(command.verb().name().toLowerCase(Locale.ROOT))
                || (command instanceof KeyCommand<?> script && script.calls().contains(name));
        return isOurs ? name : "";
    }

    private static String prefix(Command<?> command) {
        if (command instanceof KeyCommand<?> one) {
            return one.key().prefix();
        }
        return command instanceof KeysCommand<?, ?> several ? several.prefix() : "";
    }

    private static String ofWords(String text, Verb verb) {
        if (UNKNOWN.matcher(text).find()) {
            return ofUnknown(verb);
        }
        if (NO_CLUSTER.matcher(text).find()) {
            return "it is no node of a cluster: set another topology than cluster";
        }
        if (TOO_LARGE.matcher(text).find()) {
            return "the value is larger than the server accepts: set max-value-size below that, or a compressor";
        }
        return TOO_OFTEN.matcher(text).find() ? "its provider limits what may be sent" : "";
    }

    private static String ofUnknown(Verb verb) {
        return switch (verb) {
            case SENTINEL -> "it is no sentinel: name sentinels in locations, or set another topology than sentinel";
            case EVALSHA, EVAL ->
                "the cache needs scripts (EVALSHA and EVAL), which a proxy or rename-command may take away; if it is a"
                        + " sentinel, set topology=sentinel and sentinel.master";
            case GET, MGET, GETRANGE, SET, UNLINK, SCAN ->
                "if it is a sentinel, set topology=sentinel and sentinel.master; else the cache needs this command, which a"
                        + " proxy or rename-command may take away";
            case CLIENT -> LATE;
            default -> "the cache needs this command, which a proxy or rename-command may take away";
        };
    }
}
