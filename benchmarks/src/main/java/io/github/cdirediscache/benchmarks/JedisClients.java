package io.github.cdirediscache.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.ConnectionFactory;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.DefaultJedisSocketFactory;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.JedisSocketFactory;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.SetParams;
import redis.clients.jedis.providers.PooledConnectionProvider;

/**
 * Jedis's own client, one for each server, with the protocol and the pool that the cache has by default. The keys are
 * divided among the servers beforehand, and the servers are asked one after the other, by MGET and by pipelines.
 */
final class JedisClients implements Client {

    private static final long HOUR_MILLIS = 3_600_000;

    private final RawKeys keys;
    private final Values values;
    private final List<RedisClient> clients;

    JedisClients(List<String> locations, Values values) {
        this.keys = new RawKeys(values);
        this.values = values;
        this.clients = locations.stream().map(JedisClients::client).toList();
        for (int batch = 0; batch < Values.COUNT / BATCH; batch++) {
            putAll(batch);
        }
    }

    private static RedisClient client(String location) {
        JedisClientConfig config = DefaultJedisClientConfig.builder().resp3().build();
        JedisSocketFactory sockets = location.startsWith("/")
                ? new BlockingUnixSocket.Factory(location)
                : new DefaultJedisSocketFactory(HostAndPort.from(location), config);
        return RedisClient.builder()
                .connectionProvider(
                        new PooledConnectionProvider(new ConnectionFactory(sockets, config), PooledJedis.poolConfig()))
                .build();
    }

    private RedisClient of(int index) {
        return clients.get(index % clients.size());
    }

    private static SetParams forAnHour() {
        return SetParams.setParams().px(HOUR_MILLIS);
    }

    @Override
    public byte @Nullable [] get(int index) {
        return of(index).get(keys.key(index));
    }

    @Override
    public Object put(int index) {
        return of(index).set(keys.key(index), values.bytes(index), forAnHour());
    }

    @Override
    public List<byte[]> getAll(int batch) {
        List<byte[]> all = new ArrayList<>(BATCH);
        for (int client = 0; client < clients.size(); client++) {
            List<byte[]> own = new ArrayList<>();
            for (int i = first(batch, client); i < (batch + 1) * BATCH; i += clients.size()) {
                own.add(keys.key(i));
            }
            all.addAll(clients.get(client).mget(own.toArray(byte[][]::new)));
        }
        return all;
    }

    @Override
    public Object putAll(int batch) {
        for (int client = 0; client < clients.size(); client++) {
            try (AbstractPipeline pipeline = clients.get(client).pipelined()) {
                for (int i = first(batch, client); i < (batch + 1) * BATCH; i += clients.size()) {
                    var unused = pipeline.set(keys.key(i), values.bytes(i), forAnHour());
                }
                pipeline.sync();
            }
        }
        return clients;
    }

    /** The first index in a batch whose value a client holds. */
    private int first(int batch, int client) {
        return batch * BATCH + Math.floorMod(client - batch * BATCH, clients.size());
    }

    @Override
    public void close() {
        clients.forEach(RedisClient::close);
    }
}
