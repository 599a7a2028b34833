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

    /** How long it is believed at first that a server does not take a command, and at most. */
    private static final long SHORTEST_NANOS = TimeUnit.MINUTES.toNanos(1);

    private static final long LONGEST_NANOS = TimeUnit.HOURS.toNanos(1);

    /** How many handshakes in a row must break off until a server is believed to take less than it took before. */
    private static final int PATIENCE = 3;

    private final Supplier<Line> dial;
    private final Login login;
    private final UnaryOperator<Login> credentials;
    private final Time time;
    private volatile Known known;
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
        this.known = new Known(Manner.of(login), time.nanos(), SHORTEST_NANOS, 0);
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
        Known before = known;
        Manner full = Manner.of(login);
        Manner tried = time.nanos() - before.since < before.nanos ? before.manner : full;
        boolean triesAll = tried.equals(full);
        Login current = credentials.apply(login);
        for (boolean isFirst = true; ; isFirst = false) {
            Line line = dial.get();
            boolean isReady = false;
            try {
                Talk talk = new Talk(line);
                Handshake handshake = new Handshake(current, talk);
                Manner taken = handshake.run(tried, !isFirst);
                talk.checkEnd();
                learned(taken, before, triesAll);
                isReady = true;
                return line.knownAs(handshake.id());
            } catch (BrokenOffException brokenOff) {
                if (tried.equals(before.manner) && before.patience > 0) {
                    repeatOnce(isFirst, before, brokenOff);
                    continue;
                }
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

    /**
     * A server that took these commands before has not forgotten them: that a connection breaks off is the network's fault. One
     * that is opened without them could not be closed at the server when it does not answer a write.
     */
    private void repeatOnce(boolean isFirst, Known before, BrokenOffException brokenOff) {
        if (!isFirst) {
            known = new Known(before.manner, before.since, before.nanos, before.patience - 1);
            throw brokenOff;
        }
    }

    /** What the server did not take may have been a fault of the moment: it is tried again, more and more seldom. */
    private void learned(Manner manner, Known before, boolean hasTriedAll) {
        if (!manner.equals(before.manner)) {
            known = new Known(manner, time.nanos(), SHORTEST_NANOS, PATIENCE);
        } else if (hasTriedAll) {
            known = new Known(manner, time.nanos(), Math.min(2 * before.nanos, LONGEST_NANOS), PATIENCE);
        } else if (before.patience < PATIENCE) {
            known = new Known(manner, before.since, before.nanos, PATIENCE);
        }
    }

    /**
     * What the server takes.
     *
     * @param since when it was found out, in nanoTime
     * @param nanos how long it is believed
     * @param patience how many more handshakes may break off until it is not believed; 0 before the first connection
     */
    private record Known(Manner manner, long since, long nanos, int patience) {}

    private record Refused(JedisDataException refusal, long at) {}
}
