package io.github.cdirediscache.extension;

import java.text.MessageFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the library logs while this is open. */
public final class LogMessages extends Handler implements AutoCloseable {

    private static final Logger LOGGER = Logger.getLogger("io.github.cdirediscache");

    private final List<String> messages = new CopyOnWriteArrayList<>();

    private LogMessages() {}

    public static LogMessages listening() {
        LogMessages messages = new LogMessages();
        LOGGER.addHandler(messages);
        return messages;
    }

    /** Each with its level in front. */
    public List<String> all() {
        return messages;
    }

    /** Those with an id of message-ids.txt. */
    public List<String> with(String id) {
        return messages.stream().filter(message -> message.contains(id)).toList();
    }

    @Override
    public void publish(LogRecord entry) {
        messages.add(entry.getLevel() + " " + MessageFormat.format(entry.getMessage(), entry.getParameters()));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        LOGGER.removeHandler(this);
    }
}
