package io.github.cdirediscache.reliability.record;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * All that a run has recorded.
 *
 * @param limits what the processes were told
 * @param keys how many keys there are
 * @param calls of all processes, in no order
 * @param windows faults, and times in which the machine stood still
 * @param remarks what was seen beside the calls: leftovers, calls that did not end, texts of exceptions
 */
public record History(Limits limits, int keys, List<Call> calls, List<Window> windows, List<String> remarks) {

    /** A put is written when it ends, and its value may be read before. */
    private static final long LATE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private static final String LIMITS = "limits.properties";
    private static final String WINDOWS = "windows.txt";
    private static final String REMARKS = "remarks.txt";

    /**
     * Where the calls of a process are.
     *
     * @param directory of the run
     * @param process which
     * @return the file
     */
    public static Path calls(Path directory, int process) {
        return directory.resolve("calls-" + process + ".bin");
    }

    /**
     * Writes all but the calls.
     *
     * @param directory of the run
     * @param limits what the processes were told
     * @param keys how many keys there are
     * @param windows faults
     * @param remarks what was seen beside the calls
     */
    public static void write(Path directory, Limits limits, int keys, List<Window> windows, List<String> remarks) {
        Properties properties = limits.toProperties();
        properties.setProperty("keys", String.valueOf(keys));
        try (Writer out = Files.newBufferedWriter(directory.resolve(LIMITS))) {
            properties.store(out, "What the processes were told");
            Files.write(
                    directory.resolve(WINDOWS),
                    windows.stream().map(Window::toLine).toList());
            Files.write(
                    directory.resolve(REMARKS),
                    remarks.stream().map(line -> line.replace('\n', ' ')).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads what has been written of a run that goes on. Reads of the last moments are left out: where their values come from
     * may not have been written yet.
     *
     * @param directory of the run
     * @param limits what the processes were told
     * @param keys how many keys there are
     * @param windows faults
     * @return all that can be judged
     */
    public static History soFar(Path directory, Limits limits, int keys, List<Window> windows) {
        List<Call> calls = new ArrayList<>();
        long known = Long.MAX_VALUE;
        for (int process = 0; Files.exists(calls(directory, process)); process++) {
            List<Call> own = new ArrayList<>();
            CallFile.readSoFar(calls(directory, process), process, own::add);
            known = Math.min(known, own.stream().mapToLong(Call::end).max().orElse(0));
            calls.addAll(own);
        }
        long last = known - LATE_NANOS;
        calls.removeIf(call -> call.isHit() && call.end() > last);
        return new History(limits, keys, calls, windows, List.of());
    }

    /**
     * Reads a run.
     *
     * @param directory of the run
     * @return all that was recorded
     */
    public static History read(Path directory) {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(directory.resolve(LIMITS))) {
            properties.load(in);
            List<Call> calls = new ArrayList<>();
            for (int process = 0; Files.exists(calls(directory, process)); process++) {
                CallFile.read(calls(directory, process), process, calls::add);
            }
            return new History(
                    Limits.of(properties),
                    Integer.parseInt(properties.getProperty("keys")),
                    calls,
                    Files.readAllLines(directory.resolve(WINDOWS)).stream()
                            .map(Window::parse)
                            .toList(),
                    Files.readAllLines(directory.resolve(REMARKS)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
