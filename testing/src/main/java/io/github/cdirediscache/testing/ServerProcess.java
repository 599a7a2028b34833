package io.github.cdirediscache.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One {@code redis-server} process, from its start to its end. Threads: callers take turns. */
final class ServerProcess {

    /**
     * Waits for a line, then becomes the server under the same process id. The line is sent when the watchdog knows the
     * id, so there is no moment at which the JVM could die and leave a server behind.
     */
    private static final String GATE = "read -r go || exit 1; exec \"$@\" </dev/null";

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    private final Process process;
    private final Watchdog watchdog;
    private boolean paused;

    private ServerProcess(Process process, Watchdog watchdog) {
        this.process = process;
        this.watchdog = watchdog;
    }

    static ServerProcess start(List<String> command, WorkDirectory directory, Watchdog watchdog) throws IOException {
        List<String> gated = new ArrayList<>(List.of("/bin/sh", "-c", GATE, "redis-gate"));
        gated.addAll(command);
        Process process = new ProcessBuilder(gated)
                .directory(directory.path().toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(directory.log().toFile()))
                .start();
        try (OutputStream gate = process.getOutputStream()) {
            watchdog.guard(process.pid());
            gate.write('\n');
        } catch (IOException e) {
            process.destroyForcibly();
            throw e;
        }
        ProcessEnd.whenEnded(process, () -> watchdog.forget(process.pid()));
        return new ServerProcess(process, watchdog);
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    boolean isPaused() {
        return paused && isAlive();
    }

    int exitValue() {
        return process.exitValue();
    }

    /** Waits for the end of the process. */
    boolean endsWithin(Duration time) throws InterruptedException {
        return process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** SIGTERM, and SIGKILL if that did not end it in time. */
    void stop() {
        process.destroy();
        if (paused && isAlive()) {
            signal("CONT");
        }
        boolean ended = false;
        try {
            ended = endsWithin(STOP_TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (ended) {
            watchdog.forget(pid());
        } else {
            kill();
        }
    }

    /** SIGKILL; returns when the process is gone, also when this thread is interrupted. */
    void kill() {
        process.destroyForcibly();
        ProcessEnd.await(process);
        watchdog.forget(pid());
    }

    /** SIGSTOP; on Linux the process stands still when this returns. */
    void pause() {
        signal("STOP");
        paused = true;
        awaitStopped();
    }

    /** SIGCONT. */
    void resume() {
        signal("CONT");
        paused = false;
    }

    /** Uses the shell's own kill, because small containers have no other. */
    private void signal(String name) {
        try {
            Process kill = new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + pid())
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD)
                    .start();
            if (ProcessEnd.await(kill) != 0) {
                throw new RedisServerException("SIG" + name + " to process " + pid() + " failed");
            }
        } catch (IOException e) {
            throw new RedisServerException("cannot send SIG" + name + " to process " + pid(), e);
        }
    }

    /** The signal is on its way when kill(2) returns; gives up after a while, as somebody may have sent SIGCONT. */
    private void awaitStopped() {
        Path stat = Path.of("/proc", String.valueOf(pid()), "stat");
        long start = System.nanoTime();
        while (Files.exists(stat) && isAlive() && !stateIn(stat).startsWith("T")) {
            if (System.nanoTime() - start > STOP_TIMEOUT.toNanos()) {
                throw new RedisServerException("process " + pid() + " does not stand still after SIGSTOP");
            }
            Thread.onSpinWait();
        }
    }

    /** The state letter follows the command's name, which is in parentheses and may hold any character. */
    private static String stateIn(Path stat) {
        try {
            String line = Files.readString(stat);
            return line.substring(line.lastIndexOf(')') + 1).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
