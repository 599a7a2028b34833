package io.github.cdirediscache.internal.connection;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.config.Location;
import io.github.cdirediscache.internal.wire.Command;
import io.github.cdirediscache.internal.wire.NodeDownException;
import io.github.cdirediscache.internal.wire.RedirectedException;
import io.github.cdirediscache.internal.wire.RedisErrorException;
import io.github.cdirediscache.internal.wire.RefusedException;
import io.github.cdirediscache.internal.wire.UnexpectedErrorException;
import java.util.Set;
import java.util.regex.Pattern;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.exceptions.JedisAskDataException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisRedirectionException;

/**
 * Classifies error replies of Redis.
 *
 * @see <a href="https://github.com/redis/redis/blob/7.0/src/server.c">Redis 7.0, server.c: the shared error replies</a>
 */
final class ErrorReplies {

    /** The whole server can't serve for now. */
    private static final Set<String> DOWN = Set.of("LOADING", "MASTERDOWN", "BUSY");

    /** The server works, but refuses this command to us. */
    private static final Set<String> REFUSED = Set.of(
            "READONLY",
            "OOM",
            "NOREPLICAS",
            "MISCONF",
            "NOPERM",
            "TRYAGAIN",
            "UNKILLABLE",
            "CLUSTERDOWN",
            "NOAUTH",
            "WRONGPASS");

    /**
     * The connection leads to a server that is not, or no longer, what its name stands for: a master that was demoted,
     * cut off from its replicas, or fetches the data of its successor; or the user has been removed since. A new
     * connection may lead elsewhere.
     */
    private static final Set<String> OF_ANOTHER =
            Set.of("READONLY", "MASTERDOWN", "LOADING", "NOREPLICAS", "NOAUTH", "WRONGPASS");

    /** Said before anything is carried out. */
    private static final Set<String> UNTOUCHED = Set.of("READONLY", "NOAUTH", "WRONGPASS");

    /** Errors about the entry of a key: the command does not apply to what is stored there. Callers handle them. */
    private static final Set<String> OF_ENTRIES = Set.of("WRONGTYPE", "NOTNUMBER", "OUTOFRANGE");

    /** How Redis says within a script what is NOPERM elsewhere: up to 7.0, and from 7.2 on. */
    private static final Pattern ACL_IN_SCRIPT =
            Pattern.compile("The user executing the script can't|ACL failure in script");

    private ErrorReplies() {}

    static CacheException toException(String location, Command<?> command, JedisDataException reply) {
        if (reply instanceof JedisRedirectionException elsewhere) {
            return redirection(location, command, elsewhere);
        }
        String text = ErrorText.raw(reply);
        String code = code(text);
        String message = location + " refused " + command + ": " + ErrorText.of(reply) + Remedy.of(code, text, command);
        Throwable cause = ClientFailure.of(reply);
        if (DOWN.contains(code)) {
            return new NodeDownException(message, cause);
        }
        if (REFUSED.contains(code)) {
            return new RefusedException(code, message, cause);
        }
        return OF_ENTRIES.contains(code)
                ? new RedisErrorException(code, message, cause)
                : new UnexpectedErrorException(message, cause);
    }

    /** Whether a new connection to the same name may lead to a server that carries the command out. */
    static boolean mayBeOfAnother(JedisDataException reply) {
        return OF_ANOTHER.contains(code(ErrorText.raw(reply)));
    }

    /** Whether a command that was refused so was certainly not carried out, not even in part. */
    static boolean isUntouched(JedisDataException reply) {
        return UNTOUCHED.contains(code(ErrorText.raw(reply)));
    }

    /** Whether the whole server can't serve for now. */
    static boolean isDown(JedisDataException reply) {
        return DOWN.contains(code(ErrorText.raw(reply)));
    }

    /** A server that does not know how another is reached leaves out the host, which then is its own. */
    private static CacheException redirection(String location, Command<?> command, JedisRedirectionException reply) {
        HostAndPort target = reply.getTargetNode();
        try {
            String host = target.getHost();
            boolean isSame = host.isEmpty() || host.equals("?");
            return new RedirectedException(
                    location + " does not hold the key of " + command
                            + ": it is a node of a cluster (topology=cluster)",
                    ClientFailure.of(reply),
                    Location.tcp(isSame ? Location.parse(location).host() : host, target.getPort()),
                    reply instanceof JedisAskDataException);
        } catch (IllegalArgumentException nowhere) {
            return new RefusedException(
                    "MOVED", location + " sends " + command + " to what is no address", ClientFailure.of(reply));
        }
    }

    /** An error raised inside a script comes as {@code ERR ... script: ..., on @user_script:1: -OOM command not ...}. */
    private static String code(String text) {
        String first = firstWord(text);
        if (ACL_IN_SCRIPT.matcher(text).find()) {
            return "NOPERM";
        }
        if (DOWN.contains(first) || REFUSED.contains(first)) {
            return first;
        }
        int inner = text.lastIndexOf(": -");
        if (inner < 0) {
            return first;
        }
        String word = firstWord(text.substring(inner + 3));
        return REFUSED.contains(word) ? word : first;
    }

    private static String firstWord(String text) {
        int blank = text.indexOf(' ');
        return blank < 0 ? text : text.substring(0, blank);
    }
}
