package io.github.cdirediscache.reliability.check;

import io.github.cdirediscache.reliability.record.Call;
import io.github.cdirediscache.reliability.record.History;
import io.github.cdirediscache.reliability.record.Op;
import java.util.ArrayList;
import java.util.List;

/** Calls throw only what is documented for them. */
final class DocumentedExceptions implements Rule {

    @Override
    public String name() {
        return "documented exceptions";
    }

    @Override
    public List<String> violations(History history) {
        List<String> found = new ArrayList<>();
        for (Call call : history.calls()) {
            if (call.op().isCall() && !isDocumented(call, history.limits().isRaising(call.process()))) {
                found.add(call.toString());
            }
        }
        return found;
    }

    private static boolean isDocumented(Call call, boolean raises) {
        return switch (call.outcome()) {
            case DONE, HIT, NOTHING, UNASKED -> true;
            case UNAVAILABLE -> call.op() != Op.UNLOCK && (raises || call.op().alwaysThrows());
            case LOADER_FAILED -> call.op().isLoad();
            case LOCK_TIMEOUT -> call.op() == Op.LOCK;
            case INTERRUPTED -> call.op().isWaiting() && call.isInterrupted();
            case UNEXPECTED -> false;
        };
    }
}
