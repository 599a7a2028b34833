package io.github.cdirediscache.demo;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;

/** All that the program shows, in order. */
@Dependent
final class Story {

    private final Redis redis;
    private final WarmUp warmUp;
    private final List<Chapter> chapters;

    @Inject
    Story(
            Redis redis,
            WarmUp warmUp,
            MissAndHit missAndHit,
            Herd herd,
            StaleAnswer staleAnswer,
            Invalidation invalidation,
            Contents contents,
            Outage outage) {
        this.redis = redis;
        this.warmUp = warmUp;
        this.chapters = List.of(missAndHit, herd, staleAnswer, invalidation, contents, outage);
    }

    void tell(Report report, Sizes sizes) {
        report.line("Every change of the clocks in a zone in the 21st century, and how many zones of the world change");
        report.line("with it: computed per request, cached in the Redis at " + redis + ".");
        boolean isAnswering = redis.isAnswering();
        report.check(isAnswering, "Redis answers at the beginning");
        if (isAnswering) {
            warmUp.run();
            chapters.forEach(chapter -> chapter.tell(report, sizes));
        }
    }
}
