package io.github.cdirediscache.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;

/**
 * A sleeping {@code sh} that kills the server and removes its directory once this JVM is gone, however it went.
 *
 * <p>It reads from a pipe whose other end is in this JVM alone. Each line is the process id to kill at the end of the
 * pipe; an empty line means none. The kernel ends the pipe when the JVM dies, also by SIGKILL. The shell ignores the
 * signals of a terminal, which go to the whole process group. Threads: safe.
 */
final class Watchdog implements AutoCloseable {

    private static final String SCRIPT = """
            trap '' INT HUP TERM QUIT
            pid=
            while read -r line; do pid=$line; done
            [ -z "$pid" ] || kill -9 "$pid"
            rm -rf -- "$1"
            """;

    private final Process shell;
    private long guarded;

    private Watchdog(Process shell) {
        this.shell = shell;
    }

    static Watchdog start(WorkDirectory directory) throws IOException {
        return new Watchdog(new ProcessBuilder(
                        "/bin/sh",
                        "-c",
                        SCRIPT,
                        "redis-watchdog",
                        directory.path().toString())
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start());
    }

    long pid() {
        return shell.pid();
    }

    /** From now on this process is killed when the JVM dies. */
    synchronized void guard(long pid) throws IOException {
        tell(pid + "\n");
        guarded = pid;
    }

    /** This process is dead and its id may soon be somebody else's; does nothing if another one is guarded by now. */
    synchronized void forget(long pid) {
        if (guarded != pid) {
            return;
        }
        guarded = 0;
        try {
            tell("\n");
        } catch (IOException e) {
            // The shell is gone, and with it the danger that it kills a stranger.
        }
    }

    private void tell(String line) throws IOException {
        OutputStream pipe = shell.getOutputStream();
        pipe.write(line.getBytes(StandardCharsets.US_ASCII));
        pipe.flush();
    }

    /** Ends the shell, which kills what is still guarded; does not return before it is gone. */
    @Override
    public synchronized void close() {
        try {
            shell.getOutputStream().close();
        } catch (IOException e) {
            shell.destroyForcibly();
        }
        ProcessEnd.await(shell);
    }
}
