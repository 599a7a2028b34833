package io.github.cdirediscache.internal.connection;

import io.github.cdirediscache.internal.wire.Command;
import io.github.cdirediscache.internal.wire.Verb;
import java.util.EnumMap;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.commands.ProtocolCommand;

/** Commands in the words of Jedis. */
final class JedisVerbs {

    private static final EnumMap<Verb, ProtocolCommand> COMMANDS = new EnumMap<>(Verb.class);

    static {
        for (Verb verb : Verb.values()) {
            COMMANDS.put(verb, Protocol.Command.valueOf(verb.name()));
        }
    }

    private JedisVerbs() {}

    static CommandArguments arguments(Command<?> command) {
        CommandArguments arguments = new CommandArguments(COMMANDS.get(command.verb()));
        command.arguments(arguments::add);
        return arguments;
    }
}
