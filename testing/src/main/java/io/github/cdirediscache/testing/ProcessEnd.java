package io.github.cdirediscache.testing;

/**
 * Waits for processes to end, whatever happens to the waiting thread.
 *
 * <p>Not by {@link Process#onExit()}: that completes in the common pool, which has one thread on a machine with two
 * processors, and which users' tests may block.
 */
final class ProcessEnd {

    private ProcessEnd() {}

    /** Waits and gives the exit code; an interrupt is kept for later. */
    static int await(Process process) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return process.waitFor();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Runs the action in a thread of its own once the process has ended. */
    static void whenEnded(Process process, Runnable action) {
        Runnable wait = () -> {
            await(process);
            action.run();
        };
        Thread thread = new Thread(null, wait, "redis-server-end-" + process.pid(), 128 * 1024);
        thread.setDaemon(true);
        thread.start();
    }
}
