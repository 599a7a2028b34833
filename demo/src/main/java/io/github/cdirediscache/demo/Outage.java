package io.github.cdirediscache.demo;

import io.github.cdirediscache.testing.RedisServer;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Redis is killed, and comes back empty: every call is answered all the same. */
@Dependent
final class Outage implements Chapter {

    private final Transitions transitions;
    private final Work work;
    private final Redis redis;
    private final LibraryLog log;

    @Inject
    Outage(Transitions transitions, Work work, Redis redis, LibraryLog log) {
        this.transitions = transitions;
        this.work = work;
        this.redis = redis;
        this.log = log;
    }

    @Override
    public void tell(Report report, Sizes sizes) {
        Optional<RedisServer> server = redis.embedded();
        if (server.isEmpty()) {
            report.chapter("Redis killed, and back: left out, this Redis is not the embedded one");
            return;
        }
        List<Transition> expected = request();
        report.chapter("Redis killed", "answer after", "computing", "lost on Redis");
        server.get().kill();
        for (int i = 1; i <= sizes.callsInOutage(); i++) {
            callInOutage("   call " + i, expected, report);
        }
        tellLog("the breaker opens and says so", report);

        server.get().restart();
        callsUntilCached(expected, report);
        tellLog("the breaker closes and says so", report);
    }

    private void tellLog(String rule, Report report) {
        List<String> news = log.news();
        news.forEach(line -> report.line("   log: " + line));
        report.check(!news.isEmpty(), rule);
    }

    private void callInOutage(String label, List<Transition> expected, Report report) {
        Work.Total before = work.total();
        Timed<List<Transition>> answer = Timed.of(this::request);
        Work.Total done = work.since(before);
        report.row(
                label,
                Report.millis(answer.took()),
                Report.millis(done.time()),
                Report.millis(answer.took().minus(done.time())));
        report.check(answer.value().equals(expected), "without Redis every call gets its answer");
        report.check(done.computations() == 1, "without Redis a call computes once");
    }

    private void callsUntilCached(List<Transition> expected, Report report) {
        Work.Total before = work.total();
        Timed<Boolean> wait = Timed.of(() -> Patience.until(this::isHit, Duration.ofSeconds(10)));
        Timed<List<Transition>> hit = Timed.of(this::request);
        report.row(
                "   back: cached again after " + Report.seconds(wait.took()) + " and "
                        + work.since(before).computations() + " calls; a hit",
                Report.millis(hit.took()));
        report.check(wait.value(), "when Redis is back, answers are cached again");
        report.check(hit.value().equals(expected), "a hit gives the same as before the outage");
    }

    private boolean isHit() {
        Work.Total before = work.total();
        List<Transition> unused = request();
        return work.since(before).computations() == 0;
    }

    private List<Transition> request() {
        return transitions.of("America/New_York", 21);
    }
}
