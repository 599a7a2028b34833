package io.github.cdirediscache.reliability.check;

import io.github.cdirediscache.reliability.record.History;
import java.util.List;

/** At the end no lease, lock, connection or thread is left, nothing is pending, every call has ended. */
final class NothingLeft implements Rule {

    @Override
    public String name() {
        return "nothing left";
    }

    @Override
    public List<String> violations(History history) {
        return history.remarks().stream()
                .filter(remark -> !remark.contains(" threw "))
                .toList();
    }
}
