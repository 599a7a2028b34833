package io.github.cdirediscache.internal.log;

import java.lang.System.Logger.Level;
import java.util.Collection;

/** What is said of servers: that one does not answer, refuses something, or answers again. */
public final class ServerLog {

    private ServerLog() {}

    /**
     * A server did not answer, or a command was not sent to it.
     *
     * @param location where it is
     * @param failure what happened
     * @param times how often since this was last said
     */
    public static void failed(String location, Throwable failure, long times) {
        Lines.log(Level.WARNING, "CRC1005: {0}{1}", of(location, failure), Lines.often(times));
    }

    /**
     * A server refused a command, so that a cache does not cache.
     *
     * @param location where it is
     * @param refusal what was refused and why
     * @param times how often since this was last said
     */
    public static void refused(String location, Throwable refusal, long times) {
        Lines.log(Level.WARNING, "CRC1006: {0}{1}", of(location, refusal), Lines.often(times));
    }

    /**
     * A server accepts again what it refused.
     *
     * @param location where it is
     * @param command what it has accepted
     * @param times how often it has refused the like
     */
    public static void accepts(String location, String command, long times) {
        Lines.log(Level.INFO, "CRC1007: {0} accepts {1} again (refused {2} before)", location, command, times(times));
    }

    /**
     * The circuit breaker of a server has opened.
     *
     * @param location where it is
     * @param cause the last failure
     * @param times how often since this was last said
     */
    public static void down(String location, Throwable cause, long times) {
        Lines.log(
                Level.WARNING,
                "CRC1001: {0} is left alone for a while after several failures: {1}{2}",
                location,
                cause.getMessage(),
                Lines.often(times));
    }

    /**
     * A server answers again.
     *
     * @param location where it is
     */
    public static void up(String location) {
        Lines.log(Level.INFO, "CRC1002: {0} answers again", location);
    }

    /**
     * Another server is the master from now on.
     *
     * @param group the servers
     * @param location where the new master is
     */
    public static void newMaster(String group, String location) {
        Lines.log(Level.WARNING, "CRC1003: {1} is the master of {0} now", group, location);
    }

    /**
     * No server can say which one is the master, or which one holds which keys.
     *
     * @param group the servers
     * @param cause what they said
     * @param times how often since this was last said
     */
    public static void serversUnknown(String group, Throwable cause, long times) {
        Lines.log(
                Level.WARNING,
                "CRC1004: {0} cannot be used until this is fixed: {1}{2}",
                group,
                cause.getMessage(),
                Lines.often(times));
    }

    /**
     * A server belongs to a cluster, although the topology that is set is another. Said once.
     *
     * @param location where the server is
     */
    public static void undeclaredCluster(String location) {
        Lines.log(
                Level.WARNING,
                "CRC1009: {0} is a node of a cluster, but topology is not cluster: keys that other nodes hold are never"
                        + " cached, and calls for them fail or load (on-failure); set topology=cluster",
                location);
    }

    /**
     * A write was not answered, and the server cannot be told to close its connection. Said once.
     *
     * @param location where the server is
     * @param remedy what to do about that
     */
    public static void mayComeLate(String location, String remedy) {
        Lines.log(
                Level.WARNING,
                "CRC1010: {0} did not answer a write, which may still be carried out: the connection cannot be closed at the"
                        + " server, which has not said how it knows it; {1}",
                location,
                remedy);
    }

    /**
     * Files of certificates have changed, and can't be read. Said once until they can.
     *
     * @param cause why; names the option and the file
     */
    public static void certificatesUnusable(Throwable cause) {
        Lines.log(
                Level.WARNING,
                "CRC1020: changed certificates are not used, and the old ones are, until this is fixed: {0}",
                cause.getMessage());
    }

    /**
     * Files of certificates have changed and were read.
     *
     * @param files the files
     */
    public static void certificatesRead(Collection<?> files) {
        Lines.log(Level.INFO, "CRC1021: new connections use the changed certificates in {0}", files.toString());
    }

    private static String of(String location, Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        return message.contains(location) ? message : location + ": " + message;
    }

    private static String times(long times) {
        return times == 1 ? "once" : times + " times";
    }
}
