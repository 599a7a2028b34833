package io.github.cdirediscache.cli;

import io.github.cdirediscache.cache.CacheException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says what went wrong in one message, and chooses the exit code. */
final class Failures implements IExecutionExceptionHandler {

    private final Tool tool;

    Failures(Tool tool) {
        this.tool = tool;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        if (failure instanceof Interruption.Stopped) {
            return ExitCodes.FAILED;
        }
        PrintWriter err = command.getErr();
        err.println(Shown.lines("cdi-redis-cache: " + message(failure)));
        if (tool.isDebug()) {
            failure.printStackTrace(err);
        }
        err.flush();
        if (failure instanceof ToolException expected) {
            return expected.exitCode();
        }
        return failure instanceof IllegalArgumentException ? ExitCodes.USAGE : ExitCodes.FAILED;
    }

    /** Exceptions that are not ours may quote anything. */
    private static String message(Exception failure) {
        boolean isOurs = failure instanceof ToolException
                || failure instanceof CacheException
                || failure instanceof IllegalArgumentException;
        return isOurs
                ? String.valueOf(failure.getMessage())
                : "failed with " + failure.getClass().getName() + "; --debug shows more";
    }
}
