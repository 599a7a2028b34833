package io.github.cdirediscache.internal.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The role that a server reports.
 *
 * @param isMaster whether it is a master
 * @param replicas how many replicas it has, if it is a master
 */
public record ReportedRole(boolean isMaster, int replicas) {

    static ReportedRole of(@Nullable Object answer) {
        List<?> role = Answers.list(answer);
        boolean isMaster = !role.isEmpty() && Answers.text(role.get(0)).equals("master");
        return new ReportedRole(
                isMaster, isMaster && role.size() > 2 && role.get(2) instanceof List<?> replicas ? replicas.size() : 0);
    }
}
