package io.github.cdirediscache.internal.connection;

import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;

/** The connections that are open, in the order of their opening. Read by every call, changed seldom. Thread-safe. */
final class OpenConnections {

    private static final ServerConnection[] NONE = {};

    private final ReentrantLock changing = new ReentrantLock();
    private volatile ServerConnection[] all = NONE;

    /** All of them; not to be changed. */
    ServerConnection[] all() {
        return all;
    }

    int idle() {
        int idle = 0;
        for (ServerConnection connection : all) {
            idle += connection.isIdle() ? 1 : 0;
        }
        return idle;
    }

    void add(ServerConnection connection) {
        changing.lock();
        try {
            ServerConnection[] more = Arrays.copyOf(all, all.length + 1);
            more[all.length] = connection;
            all = more;
        } finally {
            changing.unlock();
        }
    }

    void remove(ServerConnection connection) {
        changing.lock();
        try {
            all = Arrays.stream(all).filter(other -> other != connection).toArray(ServerConnection[]::new);
        } finally {
            changing.unlock();
        }
    }
}
