package io.github.cdirediscache.demo;

import io.github.cdirediscache.cache.Cache;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.List;

/** A value has expired: one caller computes the new one, the others do not wait for it. */
@Dependent
final class StaleAnswer implements Chapter {

    private static final String ZONE = "Australia/Sydney";
    private static final int CALLERS = 8;

    private final Transitions transitions;
    private final Cache<Upcoming> cache;
    private final Work work;

    @Inject
    StaleAnswer(Transitions transitions, @Named("upcoming") Cache<Upcoming> cache, Work work) {
        this.transitions = transitions;
        this.cache = cache;
        this.work = work;
    }

    @Override
    public void tell(Report report, Sizes sizes) {
        Upcoming old = transitions.upcoming(ZONE);
        boolean expired = Patience.until(() -> !cache.contains(ZONE), Duration.ofSeconds(5));

        Work.Total before = work.total();
        List<Timed<Upcoming>> answers = Callers.atOnce(CALLERS, () -> transitions.upcoming(ZONE));
        long computed = work.since(before).computations();
        List<Timed<Upcoming>> stale =
                answers.stream().filter(answer -> answer.value().equals(old)).toList();
        List<Timed<Upcoming>> fresh =
                answers.stream().filter(answer -> !answer.value().equals(old)).toList();

        report.chapter("Callers of a value that has expired", "median answer", "computations");
        if (!fresh.isEmpty()) {
            report.row(
                    "   " + fresh.size() + " got the new value",
                    Report.millis(Timed.median(fresh)),
                    Report.number(computed));
        }
        if (!stale.isEmpty()) {
            report.row("   " + stale.size() + " got the stale one meanwhile", Report.millis(Timed.median(stale)), "0");
        }
        report.check(expired, "a value expires");
        report.check(computed == 1, "one caller of an expired value computes");
        report.check(!fresh.isEmpty(), "the caller that computes gets the new value");
        report.check(!stale.isEmpty(), "other callers get the stale value");
    }
}
