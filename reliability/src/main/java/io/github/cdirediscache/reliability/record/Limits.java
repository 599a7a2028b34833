package io.github.cdirediscache.reliability.record;

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
 * @param servers how many servers one call may wait for
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
        int servers,
        long raising) {

    /**
     * Whether a process has {@code on-failure=raise}.
     *
     * @param process which
     * @return whether its calls throw
     */
    public boolean isRaising(int process) {
        return (raising & (1L << process)) != 0;
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
        text.setProperty("servers", String.valueOf(servers));
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
                Integer.parseInt(text.getProperty("servers")),
                Long.parseLong(text.getProperty("raising")));
    }

    private static Duration duration(Properties text, String name) {
        return Duration.parse(text.getProperty(name));
    }
}
