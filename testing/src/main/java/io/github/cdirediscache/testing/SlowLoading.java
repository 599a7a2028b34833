package io.github.cdirediscache.testing;

/**
 * Lets a server save its data and read them back so slowly that it answers {@code LOADING} meanwhile. A server looks after
 * its clients once for so many bytes that it has read, so there have to be some: keys of our own.
 */
final class SlowLoading implements OngoingFault {

    private static final String PREFIX = "loading-fault";
    private static final int KEYS = 3000;
    private static final int BATCH = 500;
    private static final String BYTES_EACH = "1024";
    private static final String MICROS_EACH = "10000";

    private final RedisServer server;
    private final ChangedSettings changed;

    SlowLoading(RedisServer server) {
        this.server = server;
        this.changed = ChangedSettings.of(server);
    }

    /** What is undone last comes first: the delay has to end before the server can. */
    SlowLoading begin() {
        changed.run(
                () -> server.operate("DEBUG", "POPULATE", String.valueOf(KEYS), PREFIX, BYTES_EACH), this::removeKeys);
        changed.set("rdbcompression", "no");
        changed.set("loading-process-events-interval-bytes", BYTES_EACH);
        changed.run(() -> {}, this::awaitLoaded);
        changed.set("key-load-delay", MICROS_EACH);
        changed.run(this::reload, () -> {});
        return this;
    }

    /** The file is open once the server is loading, and must not be found by the next start. */
    private void reload() {
        server.begin("DEBUG", "RELOAD");
        Waiting.until(server + " is loading", () -> ServerFaults.isRefused(server, "LOADING"));
        server.forgetSnapshot();
    }

    private void awaitLoaded() {
        Waiting.until(server + " has loaded", () -> server.operate("PING").equals("PONG"));
    }

    private void removeKeys() {
        for (int from = 0; from < KEYS; from += BATCH) {
            String[] command = new String[BATCH + 1];
            command[0] = "DEL";
            for (int i = 0; i < BATCH; i++) {
                command[i + 1] = PREFIX + ":" + (from + i);
            }
            server.operate(command);
        }
    }

    @Override
    public void close() {
        changed.close();
    }
}
