package io.github.cdirediscache.demo;

import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.io.PrintStream;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The program: starts the container, tells the story, and fails if anything was not as it should be. */
final class Demo {

    /** Kept: a logger that nobody refers to forgets its level. */
    private static final Logger ROOT = Logger.getLogger("");

    private Demo() {}

    public static void main(String[] args) {
        System.exit(run(System.out, Sizes.FULL));
    }

    /** Returns the exit code. */
    static int run(PrintStream out, Sizes sizes) {
        ROOT.setLevel(Level.WARNING);
        Report report = new Report(out);
        Timed<Boolean> story = Timed.of(() -> {
            try (SeContainer container = SeContainerInitializer.newInstance().initialize()) {
                container.select(Story.class).get().tell(report, sizes);
                return true;
            }
        });
        return report.conclude(story.took()) ? 0 : 1;
    }
}
