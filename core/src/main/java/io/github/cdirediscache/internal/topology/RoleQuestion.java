package io.github.cdirediscache.internal.topology;

import io.github.cdirediscache.internal.wire.Node;
import io.github.cdirediscache.internal.wire.RefusedException;
import io.github.cdirediscache.internal.wire.ReportedRole;
import io.github.cdirediscache.internal.wire.ServerCommand;
import io.github.cdirediscache.internal.wire.UnexpectedErrorException;
import java.util.Optional;

/**
 * Asks a server for its role: by ROLE, or where that is renamed or forbidden by what else tells it.
 *
 * @see <a href="https://redis.io/docs/latest/commands/role/">Redis: ROLE</a>
 */
final class RoleQuestion {

    private RoleQuestion() {}

    /**
     * Asks, and waits for the answer.
     *
     * @return the role; empty if the server answers, and no command that tells the role is open to our user
     * @throws io.github.cdirediscache.cache.CacheException if it does not answer
     */
    static Optional<ReportedRole> ask(Node server) {
        try {
            return Optional.ofNullable(server.send(ServerCommand.role()));
        } catch (RefusedException | UnexpectedErrorException closed) {
            return ask(server, ServerCommand.infoReplication()).or(() -> ask(server, ServerCommand.hello()));
        }
    }

    private static Optional<ReportedRole> ask(Node server, ServerCommand<Optional<ReportedRole>> command) {
        try {
            Optional<ReportedRole> answer = server.send(command);
            return answer == null ? Optional.empty() : answer;
        } catch (RefusedException | UnexpectedErrorException closed) {
            return Optional.empty();
        }
    }
}
