package io.github.cdirediscache.reliability.check;

import io.github.cdirediscache.reliability.record.Call;
import io.github.cdirediscache.reliability.record.History;
import io.github.cdirediscache.reliability.record.Outcome;
import java.util.ArrayList;
import java.util.List;

/** A stated time after each fault no call fails any more, unless its thread is interrupted. */
final class Recovery implements Rule {

    @Override
    public String name() {
        return "recovery";
    }

    @Override
    public List<String> violations(History history) {
        Quiet quiet = new Quiet(history);
        List<String> found = new ArrayList<>();
        for (Call call : history.calls()) {
            boolean isFailure = call.op().isCall() && (call.outcome() == Outcome.UNAVAILABLE || call.isTroubled());
            if (isFailure && !call.isInterrupted() && quiet.of(call.begin(), call.end()) >= 0) {
                found.add(call + " in a quiet time");
            }
        }
        return found;
    }
}
