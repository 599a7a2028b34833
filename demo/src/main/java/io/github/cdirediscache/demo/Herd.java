package io.github.cdirediscache.demo;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;

/** Many callers want what is not in the cache, all at once. */
@Dependent
final class Herd implements Chapter {

    private final Transitions transitions;
    private final Work work;

    @Inject
    Herd(Transitions transitions, Work work) {
        this.transitions = transitions;
        this.work = work;
    }

    @Override
    public void tell(Report report, Sizes sizes) {
        Work.Total before = work.total();
        List<Timed<List<Transition>>> answers =
                Callers.atOnce(sizes.callers(), () -> transitions.of("America/New_York", 21));
        long computed = work.since(before).computations();
        long different = answers.stream().map(Timed::value).distinct().count();

        report.chapter("Concurrent callers of a missing key", "last answer", "computations");
        report.row(
                "   " + sizes.callers() + " callers at once",
                Report.millis(Timed.slowest(answers)),
                Report.number(computed));
        report.check(computed == 1, "one of all concurrent callers computes");
        report.check(different == 1, "all concurrent callers get the same");
    }
}
