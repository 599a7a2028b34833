package io.github.cdirediscache.internal.connection;

import io.github.cdirediscache.internal.time.Time;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * Opens connections to one server that are ready for commands. Remembers what the server does not take, and for a while
 * that it takes no connection at all. Thread-safe.
 */
final class Greeter {

    /** How long a server that refused a connection is not asked for another one. */
    static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final Supplier<Line> dial;
    private final Login login;
    private final UnaryOperator<Login> credentials;
    private final Time time;
    private volatile Manner manner;
    private volatile @Nullable Refused refused;

    Greeter(Supplier<Line> dial, Login login, Time time) {
        this(dial, login, UnaryOperator.identity(), time);
    }

    /**
     * A greeter that has not connected yet.
     *
     * @param credentials completes the login of each connection
     */
    Greeter(Supplier<Line> dial, Login login, UnaryOperator<Login> credentials, Time time) {
        this.dial = dial;
        this.login = login;
        this.credentials = credentials;
        this.time = time;
        this.manner = Manner.of(login);
    }

    /**
     * Connects, if need be again without what the server does not take.
     *
     * @throws JedisDataException if the server refuses the connection, or did so just before
     * @throws redis.clients.jedis.exceptions.JedisConnectionException if there is none
     */
    Line open() {
        Refused before = refused;
        if (before != null && time.nanos() - before.at < PAUSE_NANOS) {
            throw before.refusal;
        }
        try {
            Line line = greeted();
            refused = null;
            return line;
        } catch (JedisDataException refusal) {
            refused = new Refused(refusal, time.nanos());
            throw refusal;
        }
    }

    private Line greeted() {
        Manner tried = manner;
        Login current = credentials.apply(login);
        for (boolean isFirst = true; ; isFirst = false) {
            Line line = dial.get();
            boolean isReady = false;
            try {
                Handshake handshake = new Handshake(current, new Talk(line));
                manner = handshake.run(tried, !isFirst);
                isReady = true;
                return line.knownAs(handshake.id());
            } catch (BrokenOffException brokenOff) {
                Manner instead = brokenOff.instead();
                if (instead == null || instead.equals(tried)) {
                    throw brokenOff;
                }
                tried = instead;
            } finally {
                if (!isReady) {
                    line.close();
                }
            }
        }
    }

    private record Refused(JedisDataException refusal, long at) {}
}
