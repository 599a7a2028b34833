package io.github.cdirediscache.internal.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Executes commands: on one server, or on several that share the work. Thread-safe.
 *
 * <p>A command is answered, or fails with {@link io.github.cdirediscache.cache.CacheUnavailableException} if no server
 * answered it, or with {@link RedisErrorException} if a server answered with an error that concerns the command.
 */
public interface CommandExecutor {

    /**
     * Where the servers are.
     *
     * @return the location, without users, passwords and queries
     */
    String location();

    /**
     * Sends one command and waits for its answer.
     *
     * @param <T> the answer
     * @param command the command
     * @return the answer
     * @throws io.github.cdirediscache.cache.CacheUnavailableException if the server did not answer
     * @throws RedisErrorException if it answered with an error
     */
    <T> @Nullable T send(Command<T> command);

    /**
     * Sends several commands without waiting for their answers, so that other servers can be asked meanwhile. Never
     * throws because of a server: the replies have the outcome of each command.
     *
     * @param <T> the answers
     * @param commands the commands
     * @return gives the replies
     */
    <T> Exchange<T> begin(List<? extends Command<T>> commands);

    /**
     * Sends several commands at once and waits for their answers.
     *
     * @param <T> the answers
     * @param commands the commands
     * @return the replies in the order of the commands
     */
    default <T> List<Reply<T>> sendAll(List<? extends Command<T>> commands) {
        return begin(commands).finish();
    }
}
