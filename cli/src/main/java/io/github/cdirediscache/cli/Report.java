package io.github.cdirediscache.cli;

import jakarta.json.stream.JsonGenerator;
import java.io.PrintWriter;

/** What a command has to say, in both forms. */
interface Report {

    /** Prints it for a reader. */
    void printText(PrintWriter out);

    /** Writes the members of the one object that a command prints for a program. */
    void writeJson(JsonGenerator json);
}
