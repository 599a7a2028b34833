package io.github.cdirediscache.cli;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how far something is that takes long. */
interface Progress extends AutoCloseable {

    /** So many keys have been seen. */
    void seen(long keys);

    /** So many keys are to be seen; 0 if nobody knows: Redis counts no prefixes. */
    void of(long keys);

    @Override
    void close();

    /** Shows nothing. */
    static Progress none() {
        return new Progress() {
            @Override
            public void seen(long keys) {}

            @Override
            public void of(long keys) {}

            @Override
            public void close() {}
        };
    }

    /** A bar that goes away at the end. */
    static Progress on(PrintStream terminal, String task) {
        ProgressBar bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(-1)
                .setUnit(" keys", 1)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .hideEta()
                .showSpeed()
                .clearDisplayOnFinish()
                .setConsumer(new ConsoleProgressBarConsumer(terminal, 79))
                .build();
        return new Progress() {
            @Override
            public void seen(long keys) {
                bar.stepTo(keys);
            }

            @Override
            public void of(long keys) {
                if (keys > 0) {
                    bar.maxHint(keys);
                }
            }

            @Override
            public void close() {
                bar.close();
            }
        };
    }
}
