package io.github.cdirediscache.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.Map;

/**
 * Where the tool runs.
 *
 * @param input what the operator types
 * @param error where progress is shown
 * @param isInputTerminal whether somebody can be asked
 * @param isErrorTerminal whether somebody sees progress
 * @param environment the environment variables
 */
record Terminal(
        Reader input,
        PrintStream error,
        boolean isInputTerminal,
        boolean isErrorTerminal,
        Map<String, String> environment) {

    private static final int INPUT = 0;
    private static final int ERROR = 2;

    /** The one of this process. */
    static Terminal ofProcess() {
        return new Terminal(
                new InputStreamReader(System.in, Charset.defaultCharset()),
                System.err,
                isTerminal(INPUT),
                isTerminal(ERROR),
                System.getenv());
    }

    /** The JDK tells of standard input and output together only; {@code test -t} is POSIX. Elsewhere there is none. */
    private static boolean isTerminal(int descriptor) {
        try {
            return new ProcessBuilder("test", "-t", Integer.toString(descriptor))
                            .inheritIO()
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchProgram) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Asks, and is true if the answer is yes. */
    boolean confirms(String question) {
        error.print(question + " [y/N] ");
        error.flush();
        try {
            String answer = new BufferedReader(input).readLine();
            return answer != null
                    && (answer.strip().equalsIgnoreCase("y") || answer.strip().equalsIgnoreCase("yes"));
        } catch (IOException unreadable) {
            return false;
        }
    }
}
