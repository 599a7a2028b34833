package io.github.cdirediscache.internal.connection;

import io.github.cdirediscache.internal.wire.Command;
import io.github.cdirediscache.internal.wire.NodeWatch;
import io.github.cdirediscache.internal.wire.ServerCommand;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * Keeps what a connection did not answer from being carried out after what is sent later on others. A command that timed
 * out may still be on its way, and closing our end does not call it back. So the server is told to close its end, before
 * anything else is sent to it. As long as every change is answered, this costs one volatile read. Thread-safe.
 *
 * @see <a href="https://redis.io/docs/latest/commands/client-kill/">Redis: CLIENT KILL</a>
 */
final class Fence {

    /** Pools are smaller, and each connection is given up once. The oldest is forgotten beyond this. */
    static final int MOST = 1000;

    private final String location;
    private final NodeWatch watch;

    /** What to do where connections are not known to the server; {@code null} if nothing is to be done about it. */
    private final @Nullable String remedy;

    /** Closes the connections of which it is not certain that nothing more comes. Never changed, only replaced. */
    private volatile List<ServerCommand<Long>> kills = List.of();

    Fence(String location, NodeWatch watch, @Nullable String remedy) {
        this.location = location;
        this.watch = watch;
        this.remedy = remedy;
    }

    /**
     * What makes a server say how it knows a connection.
     *
     * @param isAsked whether it is asked
     * @param isUnix whether connections have no address, by which one is told from another
     */
    static @Nullable String remedy(boolean isAsked, boolean isUnix) {
        if (isUnix) {
            return null;
        }
        return isAsked
                ? "allow the user +client|info and +client|kill; Redis has the former from 6.2 on, and some proxies have not"
                : "set client-info=true, and allow the user +client|info and +client|kill";
    }

    /** A connection did not answer all of some commands, and is given up. To be called before anything else is sent. */
    void lost(Connection connection, List<? extends Command<?>> commands) {
        ClientId id = connection instanceof ServerConnection ours ? ours.id() : null;
        if (id != null && commands.stream().anyMatch(Command::isChange)) {
            add(ServerCommand.killClient(id.number(), id.address()));
        } else if (id == null && remedy != null && commands.stream().anyMatch(Command::isChange)) {
            watch.mayComeLate(remedy);
        }
    }

    private synchronized void add(ServerCommand<Long> kill) {
        List<ServerCommand<Long>> more = new ArrayList<>(kills);
        more.add(kill);
        kills = List.copyOf(more.subList(Math.max(0, more.size() - MOST), more.size()));
    }

    /** Sends a command and waits for its answer. An error that it is answered with is thrown. */
    @Nullable Object exchange(Connection connection, Command<?> command) {
        List<ServerCommand<Long>> first = kills;
        if (first.isEmpty()) {
            return Wire.exchange(connection, command);
        }
        List<Command<?>> own = List.of(command);
        Wire.write(connection, first);
        Wire.write(connection, own);
        settle(connection, first);
        Object answer = Wire.read(connection, own).get(0);
        if (answer instanceof JedisDataException error) {
            throw error;
        }
        return answer;
    }

    /** What has to be sent before anything else; nothing as a rule. Its answers are read by {@link #settle}. */
    List<ServerCommand<Long>> kills() {
        return kills;
    }

    /** Reads the answers. Who may not close connections is asked about each once, and gets the commands all the same. */
    void settle(Connection connection, List<ServerCommand<Long>> first) {
        if (first.isEmpty()) {
            return;
        }
        List<@Nullable Object> answers = Wire.read(connection, first);
        List<ServerCommand<Long>> settled = new ArrayList<>(first.size());
        for (int i = 0; i < first.size(); i++) {
            if (isSettled(first.get(i), answers.get(i))) {
                settled.add(first.get(i));
            }
        }
        remove(settled);
    }

    private boolean isSettled(ServerCommand<Long> kill, @Nullable Object answer) {
        if (!(answer instanceof JedisDataException error)) {
            watch.answered(kill);
            return true;
        }
        if (ErrorReplies.isDown(error) || ErrorReplies.mayBeOfAnother(error)) {
            return false;
        }
        watch.failed(kill, ErrorReplies.toException(location, kill, error));
        return true;
    }

    private synchronized void remove(List<ServerCommand<Long>> settled) {
        kills = kills.stream().filter(kill -> !settled.contains(kill)).toList();
    }
}
