package io.github.cdirediscache.demo;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

/** The expensive part: each change of the clocks in a zone, compared with all other zones of the world. */
final class Search {

    private Search() {}

    static List<Transition> transitions(String zone, Instant from, Instant to) {
        List<ZoneRules> world = ZoneId.getAvailableZoneIds().stream()
                .map(id -> ZoneId.of(id).getRules())
                .toList();
        ZoneRules rules = ZoneId.of(zone).getRules();
        List<Transition> found = new ArrayList<>();
        ZoneOffsetTransition next = rules.nextTransition(from);
        while (next != null && next.getInstant().isBefore(to)) {
            Instant at = next.getInstant();
            int zones =
                    (int) world.stream().filter(other -> changesAt(other, at)).count();
            found.add(new Transition(at, next.getOffsetBefore(), next.getOffsetAfter(), zones));
            next = rules.nextTransition(at);
        }
        return found;
    }

    private static boolean changesAt(ZoneRules rules, Instant at) {
        return !rules.getOffset(at).equals(rules.getOffset(at.minusSeconds(1)));
    }
}
