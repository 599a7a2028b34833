package io.github.cdirediscache.demo;

import io.github.cdirediscache.cache.Cache;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/** Many keys go at once, the others stay. */
@Dependent
final class Invalidation implements Chapter {

    private static final List<String> AREAS = List.of("America", "Asia", "Europe");
    private static final String FORGOTTEN = "Europe";

    private final Transitions transitions;
    private final Cache<List<Transition>> cache;

    @Inject
    Invalidation(Transitions transitions, @Named("transitions") Cache<List<Transition>> cache) {
        this.transitions = transitions;
        this.cache = cache;
    }

    @Override
    public void tell(Report report, Sizes sizes) {
        AREAS.forEach(area -> fill(area, sizes.zones()));
        List<Long> before = AREAS.stream().map(this::keys).toList();
        Duration took = Timed.duration(() -> transitions.forget(FORGOTTEN));

        report.chapter("@CacheInvalidatePattern(\"{area}/*\"): " + Report.millis(took), "keys before", "gone", "left");
        for (int i = 0; i < AREAS.size(); i++) {
            tell(AREAS.get(i), before.get(i), report);
        }
        report.check(before.stream().allMatch(keys -> keys >= sizes.zones()), "all that was asked for is cached");
    }

    private void tell(String area, long before, Report report) {
        long left = keys(area);
        report.row(
                "   " + area + (area.equals(FORGOTTEN) ? ", forgotten" : ""),
                Report.number(before),
                Report.number(before - left),
                Report.number(left));
        report.check(left == (area.equals(FORGOTTEN) ? 0 : before), "a pattern removes what it matches, and only that");
    }

    private void fill(String area, int zones) {
        ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> zone.startsWith(area + "/"))
                .sorted()
                .limit(zones)
                .forEach(zone -> transitions.of(zone, 21));
    }

    private long keys(String area) {
        return cache.keys(area + "/*").distinct().count();
    }
}
