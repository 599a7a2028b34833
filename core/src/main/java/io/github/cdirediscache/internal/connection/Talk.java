package io.github.cdirediscache.internal.connection;

import io.github.cdirediscache.internal.wire.ReplyLimit;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.util.RedisInputStream;
import redis.clients.jedis.util.RedisOutputStream;

/** Commands and replies on a socket that no Jedis connection has yet. */
final class Talk {

    static final Charset CHARSET = StandardCharsets.UTF_8;

    /** What a server says about itself is shorter. */
    private static final int LONGEST = 1 << 16;

    private final Line line;
    private final RedisOutputStream out;
    private final Hearing hearing;
    private final RedisInputStream in;
    private final BoundedReplies replies;
    private boolean hasAnswered;

    Talk(Line line) {
        this.line = line;
        try {
            out = new RedisOutputStream(line.socket().getOutputStream());
            hearing = new Hearing(line.socket().getInputStream());
            in = new RedisInputStream(hearing);
            ReplyLimit limit = new ReplyLimit();
            limit.allow(LONGEST);
            replies = new BoundedReplies(limit);
        } catch (IOException closed) {
            throw new JedisConnectionException(closed);
        }
    }

    /** Whether the server has said anything. */
    boolean hasAnswered() {
        return hasAnswered;
    }

    /**
     * The reply to a command; an error is one.
     *
     * @param instead how new connections could do without the command; {@code null} if they can't
     * @throws BrokenOffException if the server does not answer but closes the connection, or answers nonsense: half a
     *     reply is nonsense as well
     * @throws JedisConnectionException if it does not answer in time
     */
    @Nullable Object ask(CommandArguments command, @Nullable Manner instead) {
        return ask(List.of(command), instead).get(0);
    }

    /** The replies to several commands. */
    List<@Nullable Object> ask(List<CommandArguments> commands, @Nullable Manner instead) {
        hearing.isSilent = true;
        JedisConnectionException unsent = send(commands);
        List<@Nullable Object> replies = new ArrayList<>(commands.size());
        try {
            // A server that refuses everybody says why before it closes the connection, whether it reads or not.
            while (replies.size() < commands.size()) {
                replies.add(reply());
                hasAnswered = true;
            }
            return replies;
        } catch (JedisConnectionException failure) {
            if (Failures.isSlow(failure) && hearing.isSilent) {
                throw failure;
            }
            throw new BrokenOffException(unsent == null ? failure : unsent, instead);
        } catch (IllegalArgumentException | IndexOutOfBoundsException | NegativeArraySizeException nonsense) {
            throw new BrokenOffException(nonsense, instead);
        }
    }

    /**
     * Makes sure that there is no other reply: it would be taken for the answer to the first command.
     *
     * @throws BrokenOffException if there is
     */
    void checkEnd() {
        boolean isOver;
        try {
            isOver = in.available() == 0 && line.isQuiet(false);
        } catch (IOException gone) {
            isOver = false;
        }
        if (!isOver) {
            throw new BrokenOffException(new JedisConnectionException("more came than was asked for"), null);
        }
    }

    private @Nullable JedisConnectionException send(List<CommandArguments> commands) {
        try {
            commands.forEach(command -> Protocol.sendCommand(out, command));
            out.flush();
            return null;
        } catch (SocketTimeoutException slow) {
            throw new JedisConnectionException(slow);
        } catch (IOException failure) {
            return new JedisConnectionException(failure);
        } catch (JedisConnectionException failure) {
            return failure;
        }
    }

    private @Nullable Object reply() {
        try {
            return replies.read(in);
        } catch (JedisDataException error) {
            return error;
        }
    }

    /** Notes whether anything arrives. */
    private static final class Hearing extends FilterInputStream {

        private boolean isSilent = true;

        Hearing(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int read = super.read(buffer, from, length);
            isSilent &= read <= 0;
            return read;
        }
    }
}
