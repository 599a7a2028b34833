package io.github.cdirediscache.reliability.record;

import io.github.cdirediscache.config.TopologyKind;
import java.time.Duration;
import java.util.Properties;

/**
 * What the processes of a run were told, as far as the rules depend on it.
 *
 * @param connectTimeout of a connection
 * @param socketTimeout of an answer
 * @param maxWait for a free connection
 * @param openFor how long a breaker stays open
 * @param lease of a load
 * @param loadWait for another's load
 * @param longestLoad how long a loader takes at most
 * @param lockLease of a lock, and how long is waited for it
 * @param timeToLive of a value
 * @param recovery after which everything is as before, counted from the end of a fault
 * @param topology of the servers
 * @param leastQuiet which part of the run has to be quiet
 * @param raising which processes have {@code on-failure=raise}, one bit each
 */
public record Limits(
        Duration connectTimeout,
        Duration socketTimeout,
        Duration maxWait,
        Duration openFor,
        Duration lease,
        Duration loadWait,
        Duration longestLoad,
        Duration lockLease,
        Duration timeToLive,
        Duration recovery,
        TopologyKind topology,
        double leastQuiet,
        long raising) {

    /** Of the login, and of the command. */
    private static final int ANSWERS_OF_A_COMMAND = 2;

    private static final int ANSWERS_OF_A_LOOK = 4;
    private static final Duration SHORTEST_LOOK = Duration.ofSeconds(5);

    /**
     * Whether a process has {@code on-failure=raise}.
     *
     * @param process which
     * @return whether its calls throw
     */
    public boolean isRaising(int process) {
        return (raising & (1L << process)) != 0;
    }

    /**
     * What one server may cost a call, as {@code docs/reliability.md} says.
     *
     * @param isSlow whether it may answer each step just in time; otherwise it answers at once, or not at all
     * @return the longest time
     */
    public Duration server(boolean isSlow) {
        return isSlow
                ? maxWait.plus(connectTimeout).plus(socketTimeout.multipliedBy(ANSWERS_OF_A_COMMAND))
                : longer(maxWait, longer(connectTimeout, socketTimeout));
    }

    /**
     * How long it may take to find out which servers are masters, from all servers together.
     *
     * @param isSlow whether servers may answer each step just in time; otherwise they answer at once, or not at all
     * @return the longest time
     */
    public Duration look(boolean isSlow) {
        return isSlow
                ? longer(SHORTEST_LOOK, connectTimeout.plus(socketTimeout.multipliedBy(ANSWERS_OF_A_LOOK)))
                : longer(connectTimeout, socketTimeout);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** {@return the same as text} */
    public Properties toProperties() {
        Properties text = new Properties();
        text.setProperty("connectTimeout", connectTimeout.toString());
        text.setProperty("socketTimeout", socketTimeout.toString());
        text.setProperty("maxWait", maxWait.toString());
        text.setProperty("openFor", openFor.toString());
        text.setProperty("lease", lease.toString());
        text.setProperty("loadWait", loadWait.toString());
        text.setProperty("longestLoad", longestLoad.toString());
        text.setProperty("lockLease", lockLease.toString());
        text.setProperty("timeToLive", timeToLive.toString());
        text.setProperty("recovery", recovery.toString());
        text.setProperty("topology", topology.name());
        text.setProperty("leastQuiet", String.valueOf(leastQuiet));
        text.setProperty("raising", String.valueOf(raising));
        return text;
    }

    /**
     * Reads the text.
     *
     * @param text of {@link #toProperties}
     * @return the limits
     */
    public static Limits of(Properties text) {
        return new Limits(
                duration(text, "connectTimeout"),
                duration(text, "socketTimeout"),
                duration(text, "maxWait"),
                duration(text, "openFor"),
                duration(text, "lease"),
                duration(text, "loadWait"),
                duration(text, "longestLoad"),
                duration(text, "lockLease"),
                duration(text, "timeToLive"),
                duration(text, "recovery"),
                TopologyKind.valueOf(text.getProperty("topology")),
                Double.parseDouble(text.getProperty("leastQuiet")),
                Long.parseLong(text.getProperty("raising")));
    }

    private static Duration duration(Properties text, String name) {
        return Duration.parse(text.getProperty(name));
    }
}
