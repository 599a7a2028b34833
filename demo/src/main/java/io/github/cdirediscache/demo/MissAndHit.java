package io.github.cdirediscache.demo;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;

/** The same request again and again. */
@Dependent
final class MissAndHit implements Chapter {

    private final Transitions transitions;
    private final Work work;

    @Inject
    MissAndHit(Transitions transitions, Work work) {
        this.transitions = transitions;
        this.work = work;
    }

    @Override
    public void tell(Report report, Sizes sizes) {
        Work.Total before = work.total();
        Timed<List<Transition>> miss = Timed.of(this::request);
        long computedByMiss = work.since(before).computations();

        Work.Total between = work.total();
        List<Timed<List<Transition>>> hits = Stream.generate(() -> Timed.of(this::request))
                .limit(sizes.hits())
                .toList();
        long computedByHits = work.since(between).computations();

        report.chapter("One request, " + miss.value().size() + " transitions", "answer after", "computations");
        report.row("   a miss", Report.millis(miss.took()), Report.number(computedByMiss));
        report.row(
                "   a hit (median of " + Report.number(sizes.hits()) + ")",
                Report.millis(Timed.median(hits)),
                Report.number(computedByHits));
        report.check(computedByMiss == 1, "a miss computes once");
        report.check(computedByHits == 0, "hits compute nothing");
        report.check(
                hits.stream().allMatch(hit -> hit.value().equals(miss.value())), "a hit gives what the miss computed");
    }

    private List<Transition> request() {
        return transitions.of("Europe/London", 21);
    }
}
