package io.github.cdirediscache.reliability.check;

import io.github.cdirediscache.reliability.record.History;
import io.github.cdirediscache.reliability.record.Remarks;
import java.util.List;

/** Each call has ended when the run is over, and each thread has called until then: none has died. */
final class EveryCallEnds implements Rule {

    @Override
    public String name() {
        return "every call ends";
    }

    @Override
    public List<String> violations(History history) {
        return history.remarks().stream().filter(Remarks::isUnended).toList();
    }
}
