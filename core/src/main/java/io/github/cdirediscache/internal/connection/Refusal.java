package io.github.cdirediscache.internal.connection;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.exceptions.JedisDataException;

/** Errors that a server answers a new connection with, in words that quote nothing that was sent to it. */
final class Refusal {

    /** Says that the connection is of no use, whatever is sent. */
    private static final Pattern OF_CONNECTION =
            Pattern.compile("^(NOAUTH|WRONGPASS|DENIED) .*|.*max number of clients.*", Pattern.DOTALL);

    private static final Pattern NEEDS_NO_PASSWORD =
            Pattern.compile("(without any password configured|no password is set)");

    private Refusal() {}

    static boolean says(@Nullable Object reply, String code) {
        return reply instanceof JedisDataException error && text(error).startsWith(code);
    }

    /** Whether it refused a password because everybody may come in. */
    static boolean needsNoPassword(@Nullable Object reply) {
        return reply instanceof JedisDataException error
                && NEEDS_NO_PASSWORD.matcher(text(error)).find();
    }

    /** Throws what says that no command is answered on the connection. */
    static void ofConnection(@Nullable Object reply, Login login) {
        if (reply instanceof JedisDataException error
                && OF_CONNECTION.matcher(text(error)).matches()) {
            throw new JedisDataException(words(error, login));
        }
    }

    /** Throws any error. */
    static void ofCommand(@Nullable Object reply, Login login) {
        if (reply instanceof JedisDataException error) {
            throw new JedisDataException(words(error, login));
        }
    }

    /** Why there is no connection without HELLO. */
    static JedisDataException ofHello(@Nullable Object reply, Login login) {
        return new HelloRefusedException(
                reply instanceof JedisDataException error ? words(error, login) : "ERR invalid reply");
    }

    /** A hostile server may echo a password that is a known word. */
    private static String words(JedisDataException error, Login login) {
        String words = ErrorText.of(error);
        String password = login.password();
        return password == null ? words : words.replace(password, "***");
    }

    private static String text(JedisDataException error) {
        return ErrorText.raw(error);
    }

    /** The server does not take HELLO, which the protocol needs. */
    static final class HelloRefusedException extends JedisDataException {

        private static final long serialVersionUID = 1;

        HelloRefusedException(String words) {
            super(words);
        }
    }
}
