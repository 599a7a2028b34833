package io.github.cdirediscache.internal.log;

import java.text.MessageFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the library logs while this is open; the console shows nothing of it. */
public final class LogLines extends Handler implements AutoCloseable {

    private static final Logger LOGGER = Logger.getLogger("io.github.cdirediscache");

    private final List<String> lines = new CopyOnWriteArrayList<>();

    private LogLines() {}

    public static LogLines listening() {
        LogLines lines = new LogLines();
        lines.setLevel(Level.ALL);
        LOGGER.addHandler(lines);
        LOGGER.setUseParentHandlers(false);
        return lines;
    }

    public List<String> all() {
        return lines;
    }

    /** Those that contain a text, such as an id or a location. */
    public List<String> with(String... texts) {
        return lines.stream()
                .filter(line -> List.of(texts).stream().allMatch(line::contains))
                .toList();
    }

    @Override
    public void publish(LogRecord entry) {
        lines.add(MessageFormat.format(entry.getMessage(), entry.getParameters()));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        LOGGER.removeHandler(this);
        LOGGER.setUseParentHandlers(true);
    }
}
