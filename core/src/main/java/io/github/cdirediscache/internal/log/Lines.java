package io.github.cdirediscache.internal.log;

import io.github.cdirediscache.internal.text.Printable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/** The lines of the log. Whatever comes into them from outside is escaped and cut here. */
final class Lines {

    private static final Logger LOGGER = System.getLogger("io.github.cdirediscache");

    private Lines() {}

    /** Each parameter is one line of bounded length, whatever it holds. */
    static void log(Level level, String format, @Nullable String... parameters) {
        Object[] printable = new Object[parameters.length];
        for (int i = 0; i < parameters.length; i++) {
            printable[i] = Printable.message(String.valueOf(parameters[i]));
        }
        LOGGER.log(level, format, printable);
    }

    /** The parameter may have lines of its own. */
    static void logList(Level level, String format, String list) {
        LOGGER.log(level, format, Printable.lines(list));
    }

    static String often(long times) {
        return times > 1 ? " (" + times + " times since this was last said)" : "";
    }
}
