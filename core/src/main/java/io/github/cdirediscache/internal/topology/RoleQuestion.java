package io.github.cdirediscache.internal.topology;

import io.github.cdirediscache.internal.wire.Exchange;
import io.github.cdirediscache.internal.wire.Node;
import io.github.cdirediscache.internal.wire.RefusedException;
import io.github.cdirediscache.internal.wire.ReportedRole;
import io.github.cdirediscache.internal.wire.ServerCommand;
import io.github.cdirediscache.internal.wire.UnexpectedErrorException;
import java.util.List;
import java.util.Optional;

/**
 * Asks a server for its role: by ROLE, or where that is renamed or forbidden by what else tells it.
 *
 * @see <a href="https://redis.io/docs/latest/commands/role/">Redis: ROLE</a>
 */
final class RoleQuestion {

    private final Node server;
    private final Exchange<ReportedRole> role;

    private RoleQuestion(Node server, Exchange<ReportedRole> role) {
        this.server = server;
        this.role = role;
    }

    /** Asks, without waiting for the answer. */
    static RoleQuestion begin(Node server) {
        return new RoleQuestion(server, server.begin(List.of(ServerCommand.role())));
    }

    /**
     * Waits for the answer.
     *
     * @return the role; empty if the server answers, and no command that tells the role is open to our user
     * @throws io.github.cdirediscache.cache.CacheException if it does not answer
     */
    Optional<ReportedRole> finish() {
        try {
            return Optional.ofNullable(role.finish().get(0).get());
        } catch (RefusedException | UnexpectedErrorException closed) {
            return ask(ServerCommand.infoReplication()).or(() -> ask(ServerCommand.hello()));
        }
    }

    private Optional<ReportedRole> ask(ServerCommand<Optional<ReportedRole>> command) {
        try {
            Optional<ReportedRole> answer = server.send(command);
            return answer == null ? Optional.empty() : answer;
        } catch (RefusedException | UnexpectedErrorException closed) {
            return Optional.empty();
        }
    }
}
