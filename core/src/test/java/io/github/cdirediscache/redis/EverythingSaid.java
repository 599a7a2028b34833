package io.github.cdirediscache.redis;

import io.github.cdirediscache.cache.RequestObserver;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/** All that a cache says of failures: in exceptions with their causes, in the log, and to observers. */
final class EverythingSaid extends Handler implements RequestObserver, AutoCloseable {

    private final Queue<String> said = new ConcurrentLinkedQueue<>();
    private final SimpleFormatter formatter = new SimpleFormatter();
    private final Logger root = Logger.getLogger("");

    EverythingSaid() {
        root.addHandler(this);
    }

    /** Runs something that may fail, and notes the failure as a logger prints it. */
    void of(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException failure) {
            add(failure);
        }
    }

    void add(Object text) {
        said.add(String.valueOf(text));
    }

    private void add(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace, true));
        said.add(trace.toString());
    }

    @Override
    public Observation begin(Sent sent) {
        add(sent);
        return this::end;
    }

    private void end(@Nullable Throwable failure) {
        if (failure != null) {
            add(failure);
        }
    }

    @Override
    public void publish(LogRecord message) {
        add(formatter.format(message));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        root.removeHandler(this);
    }

    @Override
    public String toString() {
        return String.join("\n", said);
    }
}
