package io.github.cdirediscache.cli;

/** Ends the command with a message for whoever runs it. Never holds a secret. */
final class ToolException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int exitCode;

    private ToolException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** The command line or the settings are wrong. */
    static ToolException usage(String message) {
        return new ToolException(ExitCodes.USAGE, message);
    }

    int exitCode() {
        return exitCode;
    }
}
