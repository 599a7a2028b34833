package io.github.cdirediscache.internal.connection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cdirediscache.config.Protocol;
import io.github.cdirediscache.internal.time.FakeTime;
import io.github.cdirediscache.internal.wire.ReplyLimit;
import io.github.cdirediscache.testing.RedisServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.exceptions.JedisConnectionException;

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

    @Test
    void open_connectionBreaksOffInTheMiddle_nextOneIsKnownToTheServerAllTheSame() throws IOException {
        try (RedisServer server = RedisServer.start();
                BreakingServer breaking = new BreakingServer()) {
            ConnectionMaker maker = maker(server, breaking, 1, 3, 4);

            assertThat(maker.open().id()).isNotNull();
            assertThat(maker.open().id()).as("after one that broke off").isNotNull();
            assertThatThrownBy(maker::open).as("after two").isInstanceOf(JedisConnectionException.class);
            assertThat(maker.open().id()).isNotNull();
        }
    }

    @Test
    void open_everyHandshakeBreaksOff_serverIsBelievedToTakeLess() throws IOException {
        try (RedisServer server = RedisServer.start();
                BreakingServer breaking = new BreakingServer()) {
            ConnectionMaker maker = maker(server, breaking, 1, 2, 3, 4, 5, 6, 7);

            assertThat(maker.open().id()).isNotNull();
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(maker::open).isInstanceOf(JedisConnectionException.class);
            }
            assertThat(maker.open().id()).as("without what broke it off").isNull();
        }
    }

    /** Connects to the server, but those with these numbers, from 0, to one that breaks off handshakes. */
    private ConnectionMaker maker(RedisServer server, BreakingServer breaking, Integer... numbers) {
        TcpSocketFactory tcp = new TcpSocketFactory(new HostAndPort(server.host(), server.port()), 5000, 5000);
        TcpSocketFactory odd = new TcpSocketFactory(new HostAndPort("127.0.0.1", breaking.port()), 5000, 5000);
        AtomicInteger number = new AtomicInteger();
        Greeter greeter = new Greeter(
                () -> Line.plain(
                        List.of(numbers).contains(number.getAndIncrement()) ? odd.createSocket() : tcp.createSocket()),
                new Login(Protocol.RESP3, null, null, 0, "test", true),
                time);
        return new ConnectionMaker(greeter, new Generations(time), 5000, new ReplyLimit());
    }

    /** Answers HELLO, and closes the connection. */
    private static final class BreakingServer implements AutoCloseable {

        private final ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());

        BreakingServer() throws IOException {
            Thread thread = new Thread(this::run, "breaking-server");
            thread.setDaemon(true);
            thread.start();
        }

        int port() {
            return socket.getLocalPort();
        }

        private void run() {
            while (!socket.isClosed()) {
                try (Socket connection = socket.accept()) {
                    connection.getOutputStream().write("%1\r\n$5\r\nproto\r\n:3\r\n".getBytes(UTF_8));
                    connection.shutdownOutput();
                    connection.getInputStream().transferTo(OutputStream.nullOutputStream());
                } catch (IOException closed) {
                    // Accepts the next one, or ends.
                }
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
