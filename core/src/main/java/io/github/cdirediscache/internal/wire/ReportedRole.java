package io.github.cdirediscache.internal.wire;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The role that a server reports.
 *
 * @param isMaster whether it is a master
 * @param replicas how many replicas it has, if it is a master
 */
public record ReportedRole(boolean isMaster, int replicas) {

    /** Reads the section on replication of an INFO. */
    static Optional<ReportedRole> ofInfo(@Nullable Object answer) {
        Map<String, String> lines = new HashMap<>();
        Answers.info(answer)
                .lines()
                .map(line -> line.split(":", 2))
                .filter(pair -> pair.length == 2)
                .forEach(pair -> lines.put(pair[0], pair[1].strip()));
        String replicas = lines.getOrDefault("connected_slaves", "0");
        return named(lines.get("role"), replicas.matches("[0-9]{1,9}") ? Integer.parseInt(replicas) : 0);
    }

    /** Reads the names and values of a HELLO. */
    static Optional<ReportedRole> ofHello(@Nullable Object answer) {
        List<?> description = Answers.list(answer);
        for (int i = 0; i + 1 < description.size(); i += 2) {
            if (Answers.text(description.get(i)).equals("role")) {
                return named(Answers.text(description.get(i + 1)), 0);
            }
        }
        return Optional.empty();
    }

    private static Optional<ReportedRole> named(@Nullable String role, int replicas) {
        if (role == null) {
            return Optional.empty();
        }
        boolean isMaster = role.equals("master");
        return Optional.of(new ReportedRole(isMaster, isMaster ? replicas : 0));
    }

    static ReportedRole of(@Nullable Object answer) {
        List<?> role = Answers.list(answer);
        boolean isMaster = !role.isEmpty() && Answers.text(role.get(0)).equals("master");
        return new ReportedRole(
                isMaster, isMaster && role.size() > 2 && role.get(2) instanceof List<?> replicas ? replicas.size() : 0);
    }
}
