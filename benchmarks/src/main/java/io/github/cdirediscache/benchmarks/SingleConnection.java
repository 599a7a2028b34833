package io.github.cdirediscache.benchmarks;

import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Protocol.Command;

/** The least that Jedis needs for a read: one connection for one thread. */
final class SingleConnection implements Reader {

    private final RawKeys keys;
    private final Connection connection;

    SingleConnection(String location, Values values) {
        keys = new RawKeys(values);
        connection = new Connection(
                HostAndPort.from(location),
                DefaultJedisClientConfig.builder().resp3().build());
        for (int i = 0; i < Values.COUNT; i++) {
            var unused = connection.executeCommand(
                    new CommandArguments(Command.SET).key(keys.key(i)).add(values.bytes(i)));
        }
    }

    @Override
    public byte @Nullable [] read(int index) {
        return (byte[]) connection.executeCommand(new CommandArguments(Command.GET).key(keys.key(index)));
    }

    @Override
    public void close() {
        connection.close();
    }
}
