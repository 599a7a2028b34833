package io.github.cdirediscache.it.application;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What is logged from its beginning to its end. */
final class LogOfThisJvm extends Handler implements AutoCloseable {

    private static final Logger ROOT = Logger.getLogger("");

    private final Queue<String> messages = new ConcurrentLinkedQueue<>();

    LogOfThisJvm() {
        ROOT.addHandler(this);
    }

    String text() {
        return String.join("\n", messages);
    }

    @Override
    public void publish(LogRecord entry) {
        messages.add(entry.getLevel() + " " + entry.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        ROOT.removeHandler(this);
    }
}
