package io.github.cdirediscache.testing;

import java.util.ArrayDeque;
import java.util.Deque;

/** Undoes, the last one first, what was done to a server that runs. For one thread. */
final class ChangedSettings implements OngoingFault {

    private final RedisServer server;
    private final Deque<Runnable> undo = new ArrayDeque<>();
    private final long process;

    private ChangedSettings(RedisServer server) {
        this.server = server;
        this.process = server.pid();
    }

    static ChangedSettings of(RedisServer server) {
        return new ChangedSettings(server);
    }

    /** Changes a directive at run time. */
    ChangedSettings set(String directive, String value) {
        String[] before = server.operate("CONFIG", "GET", directive).split("\n", -1);
        return run(
                () -> server.operate("CONFIG", "SET", directive, value),
                () -> server.operate("CONFIG", "SET", directive, before[1]));
    }

    /** Does something that can be undone; if it fails, what was done before is undone. */
    ChangedSettings run(Runnable change, Runnable itsUndo) {
        try {
            change.run();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        undo.push(itsUndo);
        return this;
    }

    /** A new process has begun with its own settings, and needs nothing undone. */
    @Override
    public void close() {
        while (!undo.isEmpty() && server.isRunning() && server.pid() == process) {
            undo.pop().run();
        }
        undo.clear();
    }
}
