package io.github.cdirediscache.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.config.Protocol;
import io.github.cdirediscache.internal.time.FakeTime;
import io.github.cdirediscache.internal.wire.ReplyLimit;
import io.github.cdirediscache.testing.RedisServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.HostAndPort;

class GreeterTest {

    private final FakeTime time = new FakeTime();

    /** What looked like a server without a command may have been a proxy in trouble, or rights that come late. */
    @Test
    void open_serverTookNoCommandOnce_isAskedAgainMoreAndMoreSeldom() {
        try (RedisServer server = RedisServer.builder()
                .user("app", "s3cret", "~*", "+@all", "-client|info")
                .start()) {
            TcpSocketFactory tcp = new TcpSocketFactory(new HostAndPort(server.host(), server.port()), 5000, 5000);
            Login login = new Login(Protocol.RESP3, "app", "s3cret", 0, "test", true);
            Greeter greeter = new Greeter(() -> Line.plain(tcp.createSocket()), login, time);
            ConnectionMaker maker = new ConnectionMaker(greeter, new Generations(time), 5000, new ReplyLimit());
            assertThat(maker.open().id()).isNull();
            time.advance(Duration.ofMinutes(1).toMillis());
            assertThat(maker.open().id()).isNull();

            server.command("ACL", "SETUSER", "app", "+client|info");
            time.advance(Duration.ofMinutes(1).toMillis());
            assertThat(maker.open().id()).as("not asked").isNull();
            time.advance(Duration.ofMinutes(1).toMillis());
            assertThat(maker.open().id()).isNotNull();
            assertThat(maker.open().id()).isNotNull();
        }
    }
}
