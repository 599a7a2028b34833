package io.github.cdirediscache.cli;

import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ends work that takes long when the process is told to stop (Ctrl-C), and says how far it came. */
final class Interruption implements AutoCloseable {

    private static final long PATIENCE_MILLIS = 2000;

    private final PrintStream terminal;
    private final Thread hook = new Thread(this::end, "interruption");
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile String done;
    private volatile boolean isEnding;

    private Interruption(PrintStream terminal, String done) {
        this.terminal = terminal;
        this.done = done;
    }

    /** Begins work of which this much is done. */
    static Interruption of(PrintStream terminal, String done) {
        Interruption interruption = new Interruption(terminal, done);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /**
     * Notes how much is done.
     *
     * @throws Stopped if the process is ending
     */
    void done(String what) {
        done = what;
        if (isEnding) {
            stopped.countDown();
            throw new Stopped();
        }
    }

    /** Whoever works may hang in a request: it is not waited for without end. */
    void end() {
        isEnding = true;
        try {
            if (!stopped.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                stopped.countDown();
            }
        } catch (InterruptedException again) {
            Thread.currentThread().interrupt();
        }
        terminal.println(System.lineSeparator() + "cdi-redis-cache: interrupted: " + done);
        terminal.flush();
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException isEndingAlready) {
            // Then it has said what there was to say.
        }
    }

    /** Ends the work; everything has been said. */
    static final class Stopped extends RuntimeException {

        private static final long serialVersionUID = 1;

        Stopped() {
            super("interrupted");
        }
    }
}
