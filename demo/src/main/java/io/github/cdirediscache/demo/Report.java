package io.github.cdirediscache.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints tables, and keeps what turned out not to be as it should. */
final class Report {

    private static final int WIDTH = 100;

    private final PrintStream out;
    private final List<String> failures = new ArrayList<>();
    private int chapters;
    private int checks;

    Report(PrintStream out) {
        this.out = out;
    }

    void line(String text) {
        out.println(text.length() <= WIDTH ? text : text.substring(0, WIDTH - 3) + "...");
    }

    void chapter(String title, String... columns) {
        chapters++;
        out.println();
        row(chapters + ". " + title, columns);
    }

    void row(String label, String... cells) {
        StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%-54s", label));
        for (String cell : cells) {
            row.append(String.format(Locale.ROOT, "%15s", cell));
        }
        out.println(row.toString().stripTrailing());
    }

    void check(boolean holds, String rule) {
        checks++;
        if (!holds) {
            failures.add(rule);
        }
    }

    /** Says at the end whether all was as it should be. */
    boolean conclude(Duration took) {
        out.println();
        failures.forEach(rule -> out.println("NOT SO: " + rule));
        out.println((checks - failures.size()) + " of " + checks + " checks hold, after " + seconds(took) + ".");
        return failures.isEmpty();
    }

    static String millis(Duration time) {
        return String.format(Locale.ROOT, "%,.2f ms", time.toNanos() / 1e6);
    }

    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%,.1f s", time.toNanos() / 1e9);
    }

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
