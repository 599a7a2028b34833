package io.github.cdirediscache.internal.connection;

import io.github.cdirediscache.internal.wire.ReplyLimit;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.JedisSocketFactory;
import redis.clients.jedis.PushConsumerChain;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.util.RedisInputStream;

/** A Jedis connection whose handshake is ours, that bounds what it reads, and what its pool knows about it. One thread at a time uses it. */
final class ServerConnection extends Connection {

    /** After such a rest a socket of the application's may be asked whether it is closed, which takes a millisecond. */
    private static final long REST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private static final int IN_USE = 0;
    private static final int IDLE = 1;
    private static final int CLOSED = 2;

    private final Opened opened;
    private final int generation;
    private final BoundedReplies replies;

    /** Whether no other reply comes after the one that is read next. */
    private boolean isLast = true;

    /** Runs before a long reply is read. */
    private @Nullable Runnable beforeLong;

    private @Nullable RedisInputStream input;

    private final AtomicInteger state = new AtomicInteger(IN_USE);

    /** Changed by who uses it. */
    private PoolUsers.Use use = PoolUsers.Use.NONE;

    /** When it was returned the last time, in nanoTime. */
    private volatile long provenAt;

    ServerConnection(Greeter greeter, int generation, JedisClientConfig silent, ReplyLimit limit) {
        this(new Opened(greeter), generation, silent, limit);
    }

    private ServerConnection(Opened opened, int generation, JedisClientConfig silent, ReplyLimit limit) {
        super(new Builder().socketFactory(opened).clientConfig(silent));
        this.opened = opened;
        this.generation = generation;
        this.replies = new BoundedReplies(limit);
    }

    int generation() {
        return generation;
    }

    long provenAt() {
        return provenAt;
    }

    /** How the server knows it; {@code null} if it has not said. */
    @Nullable ClientId id() {
        Line line = opened.line;
        return line == null ? null : line.id();
    }

    /** Whether nobody has returned it yet. */
    boolean isFresh() {
        return provenAt == 0;
    }

    /** Notes that the last command was answered. */
    void proven(long now) {
        provenAt = now;
    }

    PoolUsers.Use use() {
        return use;
    }

    void usedFor(PoolUsers.Use newUse) {
        use = newUse;
    }

    void rest() {
        state.set(IDLE);
    }

    boolean isIdle() {
        return state.get() == IDLE;
    }

    /** Makes it the caller's, if it was idle. */
    boolean take() {
        return state.get() == IDLE && state.compareAndSet(IDLE, IN_USE);
    }

    /**
     * Whether the server has sent nothing while it was idle: the rest of a reply, or another one, would be taken for the
     * answer to the next command. As far as it can be seen without waiting, the server has not closed it either.
     *
     * @param alive whether it is worth more time to be certain of that
     */
    boolean isQuiet(boolean alive, long now) {
        Line line = opened.line;
        return line != null && isConnected() && line.isQuiet(alive && now - provenAt > REST_NANOS);
    }

    /** Whether more has come than was asked for: it would be read as the reply to another command. */
    boolean hasUnread() {
        try {
            return input != null && input.available() > 0;
        } catch (IOException gone) {
            return true;
        }
    }

    void end() {
        state.set(CLOSED);
        setBroken();
        Line line = opened.line;
        if (line != null) {
            line.close();
        }
    }

    /** Takes no more of a value than the limit allows, and is closed rather than read to the end of a much larger one. */
    @Override
    protected @Nullable Object protocolRead(RedisInputStream from, PushConsumerChain pushes) {
        input = from;
        return isLast ? replies.readLast(from, beforeLong, this::setBroken) : replies.read(from);
    }

    @Override
    public List<Object> getMany(int count) {
        isLast = count == 1;
        try {
            return super.getMany(count);
        } finally {
            isLast = true;
        }
    }

    /**
     * The next reply. Others may follow, unless it is a long one, of which not all may be read.
     *
     * @param ifLong runs before a long one is read
     */
    @Nullable Object getOne(Runnable ifLong) {
        beforeLong = ifLong;
        try {
            return getOne();
        } finally {
            beforeLong = null;
        }
    }

    /** A pool of the application's checks its connections so. Jedis logs the stack trace of what is thrown. */
    @Override
    public boolean ping() {
        try {
            return super.ping();
        } catch (JedisDataException answered) {
            return true;
        } catch (RuntimeException gone) {
            return false;
        }
    }

    /** The socket that Jedis gets. */
    private static final class Opened implements JedisSocketFactory {

        private final Greeter greeter;
        private volatile @Nullable Line line;

        Opened(Greeter greeter) {
            this.greeter = greeter;
        }

        @Override
        public Socket createSocket() {
            Line made = greeter.open();
            line = made;
            return made.socket();
        }
    }
}
