package io.github.cdirediscache.cli;

import java.util.Arrays;
import java.util.logging.LogManager;

/** Runs the tool. */
public final class Main {

    private Main() {}

    /**
     * Runs one command, and ends the process with its exit code.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        if (!Arrays.asList(args).contains("--debug")) {
            // What a library logs is said by our own messages, or of no interest.
            LogManager.getLogManager().reset();
        }
        System.exit(Tool.commandLine(Terminal.ofProcess()).execute(args));
    }
}
