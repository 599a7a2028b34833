package io.github.cdirediscache.internal.connection;

import io.github.cdirediscache.internal.wire.Answers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a server knows a connection. After a restart a server begins again with its numbers, so that one of them may be
 * another client's; that it comes from the same address as well is as good as impossible.
 *
 * @param number what the server has counted it as
 * @param address where the server says that it comes from: a proxy, or whoever translates addresses, may stand in between
 * @see <a href="https://redis.io/docs/latest/commands/client-info/">Redis: CLIENT INFO</a>
 */
record ClientId(long number, String address) {

    /** The path of a Unix socket may contain blanks, so the address ends where the next field begins. */
    private static final Pattern INFO =
            Pattern.compile("id=([0-9]{1,18}) addr=(\\S.{0,199}?) laddr=.*", Pattern.DOTALL);

    /** All connections to a Unix socket have the same address, which tells none of them from another. */
    private static final String OF_UNIX = ":0";

    /** Reads the answer to CLIENT INFO; {@code null} if it does not say what is needed. */
    static @Nullable ClientId of(@Nullable Object reply) {
        Matcher info = INFO.matcher(Answers.info(reply));
        return !info.matches() || info.group(2).endsWith(OF_UNIX)
                ? null
                : new ClientId(Long.parseLong(info.group(1)), info.group(2));
    }
}
