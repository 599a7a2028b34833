package io.github.cdirediscache.benchmarks;

import java.util.List;

/**
 * How long is measured.
 *
 * @param forks the processes per variant and size, one after the other
 * @param warmUps the rounds of each process that are not counted
 * @param rounds the rounds of each process that are
 */
record Settings(int forks, int warmUps, int rounds) {

    static final String USAGE = "arguments: [--forks N] [--warm-ups N] [--rounds N], N from 1 to 1000";

    private static final Settings DEFAULTS = new Settings(2, 8, 40);

    Settings {
        check("forks", forks);
        check("warm-ups", warmUps);
        check("rounds", rounds);
    }

    private static void check(String name, int value) {
        if (value < 1 || value > 1000) {
            throw new IllegalArgumentException("--" + name + " must be from 1 to 1000, was " + value);
        }
    }

    /** Ends the process where the arguments are wrong. */
    @SuppressWarnings("SystemOut")
    static Settings ofCommandLine(String... arguments) {
        try {
            return of(arguments);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage() + "\n" + USAGE);
            System.exit(2);
            throw wrong;
        }
    }

    static Settings of(String... arguments) {
        Settings settings = DEFAULTS;
        for (int i = 0; i < arguments.length; i += 2) {
            settings = settings.with(arguments[i], List.of(arguments).subList(i + 1, arguments.length));
        }
        return settings;
    }

    private Settings with(String option, List<String> rest) {
        int number = number(option, rest);
        return switch (option) {
            case "--forks" -> new Settings(number, warmUps, rounds);
            case "--warm-ups" -> new Settings(forks, number, rounds);
            case "--rounds" -> new Settings(forks, warmUps, number);
            default -> throw new IllegalArgumentException("no option is called " + option);
        };
    }

    private static int number(String option, List<String> rest) {
        try {
            return Integer.parseInt(rest.isEmpty() ? "" : rest.get(0));
        } catch (NumberFormatException noNumber) {
            throw new IllegalArgumentException(option + " must be followed by a number, was " + rest, noNumber);
        }
    }
}
