package io.github.cdirediscache.reliability.check;

import io.github.cdirediscache.reliability.record.History;
import java.util.List;
import java.util.Locale;

/** The rules about quiet times had something to check. Not about the library, but about the run. */
final class EnoughQuiet implements Rule {

    @Override
    public String name() {
        return "enough quiet";
    }

    @Override
    public List<String> violations(History history) {
        Quiet quiet = new Quiet(history);
        double least = history.limits().leastQuiet();
        return quiet.nanos() >= least * quiet.nanosOfRun()
                ? List.of()
                : List.of(String.format(
                        Locale.ROOT,
                        "nothing was checked: %.1f s of %.1f s were quiet, less than %.0f %%",
                        quiet.nanos() / 1e9,
                        quiet.nanosOfRun() / 1e9,
                        least * 100));
    }
}
