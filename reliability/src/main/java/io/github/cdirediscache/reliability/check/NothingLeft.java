package io.github.cdirediscache.reliability.check;

import io.github.cdirediscache.reliability.record.History;
import io.github.cdirediscache.reliability.record.Remarks;
import java.util.List;

/** At the end no lease, lock, connection or thread is left, and nothing is pending. */
final class NothingLeft implements Rule {

    @Override
    public String name() {
        return "nothing left";
    }

    @Override
    public List<String> violations(History history) {
        return history.remarks().stream()
                .filter(remark -> !Remarks.isException(remark) && !Remarks.isUnended(remark))
                .toList();
    }
}
