package io.github.cdirediscache.reliability.check;

import io.github.cdirediscache.reliability.record.Call;
import io.github.cdirediscache.reliability.record.History;
import io.github.cdirediscache.reliability.record.Op;
import io.github.cdirediscache.reliability.record.Window;
import io.github.cdirediscache.reliability.record.Window.Harm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** No two callers hold a lock at once within its lease, and tokens grow, unless the servers may have lost the lock. */
final class LocksExclude implements Rule {

    @Override
    public String name() {
        return "locks exclude";
    }

    @Override
    public List<String> violations(History history) {
        Map<Integer, List<Call>> locks = new TreeMap<>();
        history.calls().stream()
                .filter(call -> call.op() == Op.HELD)
                .forEach(held -> locks.computeIfAbsent(held.key(), none -> new ArrayList<>())
                        .add(held));
        List<Window> losses = history.windows().stream()
                .filter(window -> window.does(Harm.LOSS) || window.does(Harm.FAILOVER))
                .toList();
        long lease = history.limits().lockLease().toNanos();
        List<String> found = new ArrayList<>();
        for (List<Call> held : locks.values()) {
            held.sort(Comparator.comparingLong(Call::begin));
            for (int i = 1; i < held.size(); i++) {
                Call before = held.get(i - 1);
                Call next = held.get(i);
                boolean isLost = losses.stream().anyMatch(loss -> loss.overlaps(before.begin() - lease, next.end()));
                boolean isTogether = next.begin() < before.end() && next.begin() - before.begin() < lease / 2;
                if (!isLost && (isTogether || next.valueId() <= before.valueId())) {
                    found.add(
                            next + " with token " + next.valueId() + " beside " + before + " with " + before.valueId());
                }
            }
        }
        return found;
    }
}
