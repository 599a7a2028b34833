package io.github.cdirediscache.reliability.history;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A worker in a JVM of its own. */
final class WorkerProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader answers;
    private final PrintStream commands;
    private final List<String> remarks;
    private final String name;

    private WorkerProcess(String name, Process process, List<String> remarks) {
        this.name = name;
        this.process = process;
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.US_ASCII);
        this.remarks = remarks;
    }

    /** Starts a JVM. Its standard error goes to a file beside the settings. */
    static WorkerProcess start(String name, Path settings, String classPath, List<String> remarks) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(compilerAndCollector());
        command.addAll(
                List.of("-Xmx256m", "-XX:-UsePerfData", "-cp", classPath, Worker.class.getName(), settings.toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectError(settings.resolveSibling(name + ".log").toFile());
        try {
            return new WorkerProcess(name, builder.start(), remarks);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As those of this JVM: the tests of a build do without the second compiler. */
    private static List<String> compilerAndCollector() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-XX:"))
                .toList();
    }

    /** Waits until it is ready, and checks that its clock is ours. */
    void awaitReady() {
        long before = System.nanoTime();
        String line = answer();
        long after = System.nanoTime();
        long theirs = Long.parseLong(line.substring(line.indexOf(' ') + 1));
        // Its line may have waited for us, but its clock started with the machine, as ours did.
        long tolerance = TimeUnit.SECONDS.toNanos(60);
        if (theirs > after || theirs < before - tolerance) {
            throw new IllegalStateException(
                    name + " has another clock: " + theirs + " between " + before + " and " + after);
        }
    }

    /** Has it do something. */
    void begin(String command) {
        commands.println(command);
    }

    /** Waits until it has done it. */
    void awaitDone() {
        answer();
    }

    private String answer() {
        try {
            for (String line = answers.readLine(); line != null; line = answers.readLine()) {
                if (line.startsWith("remark ")) {
                    remarks.add(name + ": " + line.substring("remark ".length()));
                } else if (line.startsWith("done ") || line.startsWith("ready ")) {
                    return line;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException(name + " has died");
    }

    @Override
    public void close() {
        commands.println("exit");
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupt) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
