package io.github.cdirediscache.demo;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.Dependent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Keeps what the library logs, to be shown where it belongs in the report. */
@Dependent
final class LibraryLog {

    private final Logger logger = Logger.getLogger("io.github.cdirediscache");
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final Handler handler = new Keeper(lines);

    @PostConstruct
    void begin() {
        logger.setLevel(Level.INFO);
        logger.setUseParentHandlers(false);
        logger.addHandler(handler);
    }

    @PreDestroy
    void end() {
        logger.removeHandler(handler);
        logger.setUseParentHandlers(true);
        logger.setLevel(null);
    }

    /** What was logged since the last time. */
    List<String> news() {
        List<String> news = new ArrayList<>();
        lines.drainTo(news);
        return news;
    }

    private static final class Keeper extends Handler {

        private final SimpleFormatter formatter = new SimpleFormatter();
        private final BlockingQueue<String> lines;

        Keeper(BlockingQueue<String> lines) {
            this.lines = lines;
        }

        @Override
        public void publish(LogRecord message) {
            lines.add(formatter.formatMessage(message));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
