package io.github.cdirediscache.cli;

/** What the process ends with. */
final class ExitCodes {

    static final int FINE = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int NOT_FOUND = 3;

    private ExitCodes() {}
}
