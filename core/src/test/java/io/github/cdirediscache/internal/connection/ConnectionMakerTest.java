package io.github.cdirediscache.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.config.Protocol;
import io.github.cdirediscache.internal.time.Time;
import io.github.cdirediscache.internal.wire.ReplyLimit;
import io.github.cdirediscache.testing.RedisServer;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.apache.commons.pool2.PooledObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionFactory;
import redis.clients.jedis.HostAndPort;

/** What a pool of the application's gets. */
@Timeout(60)
class ConnectionMakerTest {

    private static final String PASSWORD = "s3cr3t";

    @Test
    void factory_connectionThatTheServerClosed_isInvalidWithoutALogRecord() throws Exception {
        List<LogRecord> logged = new ArrayList<>();
        Handler handler = new Noting(logged);
        Logger logger = Logger.getLogger("redis.clients.jedis");
        logger.addHandler(handler);
        try (RedisServer server = RedisServer.start()) {
            ConnectionFactory factory = factory(server, null);
            PooledObject<Connection> pooled = factory.makeObject();
            assertThat(factory.validateObject(pooled)).isTrue();
            server.command("CLIENT", "KILL", "TYPE", "normal");
            assertThat(factory.validateObject(pooled)).isFalse();
            factory.destroyObject(pooled);
        } finally {
            logger.removeHandler(handler);
        }
        assertThat(logged).isEmpty();
    }

    @Test
    void factory_connection_isLoggedInAndKnowsNoPassword() throws Exception {
        try (RedisServer server = RedisServer.builder().password(PASSWORD).start()) {
            ConnectionFactory factory = factory(server, PASSWORD);
            Connection connection = factory.makeObject().getObject();
            assertThat(connection.ping()).isTrue();
            assertThat(connection).asString().doesNotContain(PASSWORD);
            connection.close();
        }
    }

    private static ConnectionFactory factory(RedisServer server, @Nullable String password) {
        TcpSocketFactory tcp = new TcpSocketFactory(new HostAndPort(server.host(), server.port()), 1000, 1000);
        Login login = new Login(Protocol.RESP3, null, password, 0, "test", true);
        assertThat(login).asString().doesNotContain(PASSWORD);
        Greeter greeter = new Greeter(() -> Line.plain(tcp.createSocket()), login, Time.system());
        return new ConnectionMaker(greeter, new Generations(Time.system()), 1000, new ReplyLimit()).factory();
    }

    private static final class Noting extends Handler {

        private final List<LogRecord> records;

        Noting(List<LogRecord> records) {
            this.records = records;
        }

        @Override
        public void publish(LogRecord entry) {
            records.add(entry);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
