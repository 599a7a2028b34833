package io.github.cdirediscache.internal.log;

import io.github.cdirediscache.internal.text.Printable;
import java.io.ObjectStreamException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * What the library says of a cache or an application in place of an exception that no caller would receive; {@link
 * ServerLog} says it of servers. Each message has an id that is never used again ({@code message-ids.txt}); none holds a
 * value, a key's content beyond its name, a password or a full URL. Whatever comes into a message from outside is escaped
 * and cut.
 */
public final class CacheLog {

    private static final int REMEMBERED = 1000;

    private final String cache;
    private final LongSupplier nanoTime;
    private final Causes causes;
    private final Set<String> closedAt = ConcurrentHashMap.newKeySet();
    private final Map<String, Recurrence> pending = new ConcurrentHashMap<>();

    /**
     * The log of a cache.
     *
     * @param cache the cache's name
     * @param nanoTime the time, as {@link System#nanoTime()} gives it
     */
    public CacheLog(String cache, LongSupplier nanoTime) {
        this.cache = cache;
        this.nanoTime = nanoTime;
        this.causes = new Causes(nanoTime);
    }

    /**
     * An entry can't be read. Each cause is said once an hour.
     *
     * @param cause why
     */
    public void corrupt(Throwable cause) {
        String text = text(cause);
        Causes.Due due = causes.happened("corrupt", text);
        if (due.times() > 0) {
            Lines.log(
                    Level.WARNING,
                    "CRC2001: cache {0}: an entry can not be read and counts as a miss (said once per cause): {1}{2}",
                    cache,
                    text,
                    Lines.often(due.times()));
            leftOut(due);
        }
    }

    /**
     * A loaded value can't be written. Each cause is said once an hour.
     *
     * @param cause why
     */
    public void unserializable(Throwable cause) {
        String text = text(cause);
        Causes.Due due = causes.happened("unserializable", text);
        if (due.times() > 0) {
            Lines.log(
                    Level.WARNING,
                    "CRC2002: cache {0}: a value is not stored (said once per cause): {1}{2}",
                    cache,
                    text,
                    Lines.often(due.times()));
            leftOut(due);
        }
    }

    /**
     * Redis did not take what a load gave; its callers have got it. Each cause is said once an hour.
     *
     * @param cause why
     */
    public void loadNotStored(Throwable cause) {
        String text = text(cause);
        Causes.Due due = causes.happened("loadNotStored", text);
        if (due.times() > 0) {
            Lines.log(
                    Level.WARNING,
                    "CRC2010: cache {0}: a loaded value is not stored, and each later call loads it again (said once per"
                            + " cause): {1}{2}",
                    cache,
                    text,
                    Lines.often(due.times()));
            leftOut(due);
        }
    }

    /**
     * Whoever waits for a load whose process is gone would give up before its lease ends.
     *
     * @param lease the lease
     * @param loadWait how long callers wait
     */
    public void leaseOutlastsWait(Duration lease, Duration loadWait) {
        Lines.log(
                Level.WARNING,
                "CRC2011: cache {0}: lease ({1}) is not shorter than load-wait ({2}): if a process dies while it loads, callers"
                        + " of the key wait in vain; a lease is renewed while its loader runs, so that a few seconds suffice",
                cache,
                lease.toString(),
                loadWait.toString());
    }

    /**
     * No key can be made of a call's arguments. Each cause is said once an hour.
     *
     * @param cause why
     */
    public void unusableKey(Throwable cause) {
        String text = text(cause);
        Causes.Due due = causes.happened("unusableKey", text);
        if (due.times() > 0) {
            Lines.log(
                    Level.WARNING,
                    "CRC2003: cache {0}: a call runs without the cache, since no key can be made of its arguments (said"
                            + " once per cause): {1}{2}",
                    cache,
                    text,
                    Lines.often(due.times()));
            leftOut(due);
        }
    }

    private void leftOut(Causes.Due due) {
        if (due.leftOut() > 0) {
            Lines.log(
                    Level.WARNING,
                    "CRC2004: cache {0}: {1} messages of this kind were left out",
                    cache,
                    Long.toString(due.leftOut()));
        }
    }

    /**
     * Invalidations could not be delivered. Said at most once a minute for each server.
     *
     * @param location where the server is
     * @param cause why
     */
    public void invalidationsPending(String location, Throwable cause) {
        Recurrence recurrence = pending.computeIfAbsent(location, missing -> new Recurrence());
        long times;
        synchronized (recurrence) {
            times = recurrence.happened(nanoTime.getAsLong());
        }
        if (times > 0) {
            Lines.log(
                    Level.WARNING,
                    "CRC3001: cache {0}: {1} did not take an invalidation; reads count as misses until it does: {2}{3}",
                    cache,
                    location,
                    cause.getMessage(),
                    Lines.often(times));
        }
    }

    /**
     * The pending invalidations have been delivered.
     *
     * @param location where the server is
     */
    public void invalidationsDelivered(String location) {
        Recurrence recurrence = pending.computeIfAbsent(location, missing -> new Recurrence());
        long times;
        synchronized (recurrence) {
            times = recurrence.ended();
        }
        if (times > 0) {
            Lines.log(Level.INFO, "CRC3002: cache {0}: {1} has taken the kept invalidations", cache, location);
        }
    }

    /**
     * Too many invalidations wait.
     *
     * @param location where the server is
     * @param limit how many are kept
     */
    public void invalidationsOverflow(String location, int limit) {
        Lines.log(
                Level.WARNING,
                "CRC3003: cache {0}: more than {2} invalidations, or too many bytes of them, wait for {1}"
                        + " (invalidations.max-pending);"
                        + " the cache will be cleared there instead",
                cache,
                location,
                Integer.toString(limit));
    }

    /**
     * A change that waited for the commit of a transaction failed. The transaction is not concerned.
     *
     * @param cache the cache's name
     * @param cause why
     */
    public static void changeAfterCommitFailed(String cache, Throwable cause) {
        Lines.log(Level.WARNING, "CRC3004: cache {0}: a change after the commit has failed: {1}", cache, text(cause));
    }

    /**
     * A change came after the manager was closed, and nobody will make it. Said once.
     *
     * @param location where the server is
     */
    public void changeAfterClose(String location) {
        if (closedAt.add(location)) {
            Lines.log(
                    Level.WARNING,
                    "CRC3005: cache {0}: the application ends, its cache manager is closed, and a change did not reach {1}:"
                            + " what was stored there stays until its time to live is over; make changes before that, in"
                            + " an observer of @BeforeDestroyed(ApplicationScoped.class) and not in a @PreDestroy method",
                    cache,
                    location);
        }
    }

    /**
     * The caches can't be measured. They work all the same.
     *
     * @param by what they were to be measured by
     * @param cause why
     */
    public static void metricsFailed(String by, Throwable cause) {
        Lines.log(Level.WARNING, "CRC5001: the caches are not measured by {0}: {1}", by, cause.toString());
    }

    /**
     * An application has been deployed, and has caches.
     *
     * @param application where its classes are
     * @param caches the names of its caches
     * @param version of this library
     * @param location where this library is
     */
    public static void deployed(String application, Collection<String> caches, String version, String location) {
        Lines.log(
                Level.INFO,
                "CRC4001: caches of {0}: {1} (cdi-redis-cache {2} of {3})",
                application,
                String.join(", ", caches),
                version,
                location);
    }

    /**
     * An application has been deployed, and some of what it says of caches looks like a mistake.
     *
     * @param warnings a numbered list
     */
    public static void suspicious(String warnings) {
        Lines.logList(Level.WARNING, "CRC4003: {0}", warnings);
    }

    /**
     * An application has this library several times, and not all are the same.
     *
     * @param version the version that is used
     * @param location where that is
     * @param others versions and places of the others
     */
    public static void severalVersions(String version, String location, Collection<String> others) {
        Lines.log(
                Level.WARNING,
                "CRC4002: cdi-redis-cache {0} of {1} is used, and the application also has {2}; keep one of them, in the"
                        + " application or in the server",
                version,
                location,
                String.join(", ", others));
    }

    /** Not long: these texts are remembered. */
    private static String text(Throwable cause) {
        Throwable deepest = deepest(cause);
        String reason = deepest == cause
                ? ""
                : " ("
                        + (namesOnlyClasses(deepest)
                                ? deepest
                                : deepest.getClass().getName()) + ")";
        return Printable.text(cause.getMessage() + reason, REMEMBERED);
    }

    /** The messages of other exceptions may quote the value that they stumbled over. */
    private static boolean namesOnlyClasses(Throwable cause) {
        return cause instanceof ObjectStreamException || cause instanceof ClassNotFoundException;
    }

    private static Throwable deepest(Throwable cause) {
        Throwable deepest = cause;
        while (deepest.getCause() != null && deepest.getCause() != deepest) {
            deepest = deepest.getCause();
        }
        return deepest;
    }
}
