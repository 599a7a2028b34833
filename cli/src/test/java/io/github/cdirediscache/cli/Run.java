package io.github.cdirediscache.cli;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What the tool did with a command line. */
record Run(int exitCode, String out, String err, String terminal) {

    /** Where nobody can be asked, and nobody sees progress. */
    static Run of(String... args) {
        return run("", false, Map.of(), args);
    }

    /** At a terminal, where somebody types. */
    static Run typing(String input, String... args) {
        return run(input, true, Map.of(), args);
    }

    /** Where these environment variables are set. */
    static Run in(Map<String, String> environment, String... args) {
        return run("", false, environment, args);
    }

    private static Run run(String input, boolean isTerminal, Map<String, String> environment, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        ByteArrayOutputStream terminal = new ByteArrayOutputStream();
        PrintStream screen = new PrintStream(terminal, true, StandardCharsets.UTF_8);
        int exitCode = Tool.commandLine(
                        new Terminal(new StringReader(input), screen, isTerminal, isTerminal, environment))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
        return new Run(exitCode, out.toString(), err.toString(), terminal.toString(StandardCharsets.UTF_8));
    }

    JsonObject json() {
        return Json.createReader(new StringReader(out)).readObject();
    }
}
