package io.github.cdirediscache.internal.connection;

import io.github.cdirediscache.internal.wire.Command;
import io.github.cdirediscache.internal.wire.KeyCommand;
import io.github.cdirediscache.internal.wire.ServerCommand;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.util.KeyValue;

/** Commands written to a connection of Jedis, and their answers read from it. */
final class Wire {

    private Wire() {}

    /** Sends a command and waits for its answer. An error that it is answered with is thrown. */
    static @Nullable Object exchange(Connection connection, Command<?> command) {
        if (!isAsking(command)) {
            return connection.executeCommand(JedisVerbs.arguments(command));
        }
        write(connection, List.of(command));
        Object answer = read(connection, List.of(command)).get(0);
        if (answer instanceof JedisDataException error) {
            throw error;
        }
        return answer;
    }

    static void write(Connection connection, List<? extends Command<?>> commands) {
        for (Command<?> command : commands) {
            if (isAsking(command)) {
                connection.sendCommand(Protocol.Command.ASKING);
            }
            connection.sendCommand(JedisVerbs.arguments(command));
        }
    }

    /** Sends what was written. */
    static void flush(Connection connection) {
        // Reads nothing, but flushes first.
        connection.getMany(0);
    }

    /**
     * The next answer; an error is thrown.
     *
     * @param beforeLong runs before one is read that takes long
     */
    static @Nullable Object readOne(Connection connection, Runnable beforeLong) {
        return connection instanceof ServerConnection ours ? ours.getOne(beforeLong) : connection.getOne();
    }

    /** The answers; an error is one of them. */
    static List<@Nullable Object> read(Connection connection, List<? extends Command<?>> commands) {
        int asking = (int) commands.stream().filter(Wire::isAsking).count();
        List<@Nullable Object> answers = new ArrayList<>(connection.getMany(commands.size() + asking));
        if (asking == 0) {
            return answers;
        }
        List<@Nullable Object> own = new ArrayList<>(commands.size());
        Iterator<@Nullable Object> next = answers.iterator();
        for (Command<?> command : commands) {
            if (isAsking(command)) {
                next.next();
            }
            own.add(next.next());
        }
        return own;
    }

    private static boolean isAsking(Command<?> command) {
        return command instanceof KeyCommand<?> one && one.isAsking();
    }

    /**
     * Jedis turns the maps of RESP3 into lists of pairs. They are converted to alternating names and values, as in
     * RESP2. Only answers about servers contain maps.
     */
    static @Nullable Object plain(Command<?> command, @Nullable Object answer) {
        return command instanceof ServerCommand ? plain(answer) : answer;
    }

    private static @Nullable Object plain(@Nullable Object answer) {
        if (!(answer instanceof List<?> list)) {
            return answer;
        }
        List<@Nullable Object> plain = new ArrayList<>(list.size());
        for (Object part : list) {
            if (part instanceof KeyValue<?, ?> pair) {
                plain.add(plain(pair.getKey()));
                plain.add(plain(pair.getValue()));
            } else {
                plain.add(plain(part));
            }
        }
        return plain;
    }
}
