package io.github.cdirediscache.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.Location;
import io.github.cdirediscache.internal.key.PhysicalKey;
import io.github.cdirediscache.internal.time.Time;
import io.github.cdirediscache.internal.wire.Answers;
import io.github.cdirediscache.internal.wire.Effect;
import io.github.cdirediscache.internal.wire.KeyCommand;
import io.github.cdirediscache.internal.wire.Node;
import io.github.cdirediscache.internal.wire.NodeDownException;
import io.github.cdirediscache.internal.wire.Reply;
import io.github.cdirediscache.internal.wire.ReplyLimit;
import io.github.cdirediscache.internal.wire.Script;
import io.github.cdirediscache.internal.wire.UnexpectedErrorException;
import io.github.cdirediscache.testing.RedisServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a node makes of a server that drops its connections, and of odd answers. */
class JedisNodeTest {

    private static final PhysicalKey KEY = new PhysicalKey(new byte[] {'k'});
    private static final KeyCommand<byte[]> GET = KeyCommand.get(KEY);
    private static final KeyCommand<Boolean> INCREMENT =
            new Script<>("increment", Effect.CHANGES, false, "return 1", Answers::yes).on(KEY);

    private final AtomicInteger asked = new AtomicInteger();
    private ServerSocket server;
    private volatile String answer = "";

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread accepting = new Thread(this::accept);
        accepting.setDaemon(true);
        accepting.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                Thread serving = new Thread(() -> serve(socket));
                serving.setDaemon(true);
                serving.start();
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    /** Greets as Redis does; answers a GET or a script as the test says, or, if it says nothing, closes the connection. */
    private void serve(Socket socket) {
        try (socket;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            OutputStream out = socket.getOutputStream();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String verb = "";
                int parts = Integer.parseInt(line.substring(1));
                for (int i = 0; i < parts; i++) {
                    in.readLine();
                    String part = in.readLine();
                    verb = i == 0 ? part : verb;
                }
                boolean isMeant = verb.equals("GET") || verb.startsWith("EVAL");
                if (isMeant) {
                    asked.incrementAndGet();
                    if (answer.isEmpty()) {
                        return;
                    }
                }
                String greeting = verb.equals("HELLO") ? "*2\r\n$5\r\nproto\r\n:2\r\n" : "+OK\r\n";
                out.write((isMeant ? answer : greeting).getBytes(StandardCharsets.US_ASCII));
                out.flush();
            }
        } catch (IOException | RuntimeException gone) {
            // The client has closed the connection.
        }
    }

    private Node node() {
        CacheConfig config = CacheConfig.builder("c")
                .locations("127.0.0.1:" + server.getLocalPort())
                .build();
        return new Nodes(
                        config.connection(),
                        config.failure(),
                        new NoEvents(),
                        Map.of(),
                        null,
                        Time.system(),
                        null,
                        new ReplyLimit())
                .open(Location.parse("127.0.0.1:" + server.getLocalPort()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 1200})
    void begin_connectionDiesAtEachRead_isTriedAgainOnce(int commands) {
        try (Node node = node()) {
            List<Reply<byte[]>> replies = node.sendAll(Collections.nCopies(commands, GET));
            assertThat(replies)
                    .hasSize(commands)
                    .allSatisfy(reply -> assertThat(reply.failure()).isInstanceOf(NodeDownException.class));
        }
        assertThat(asked).hasValue(2);
    }

    @Test
    void send_connectionDiesAtEachRead_isTriedAgainOnceIfRepeatable() {
        try (Node node = node()) {
            assertThatExceptionOfType(NodeDownException.class).isThrownBy(() -> node.send(GET));
            assertThat(asked).hasValue(2);
            assertThatExceptionOfType(NodeDownException.class).isThrownBy(() -> node.send(INCREMENT));
            assertThat(asked).hasValue(3);
            assertThat(node.sendAll(List.of(INCREMENT, INCREMENT)).get(1).failure())
                    .isInstanceOf(NodeDownException.class);
            assertThat(asked).hasValue(4);
        }
    }

    @Test
    void send_serverNeverKnowsAScript_isTriedAgainOnce() {
        answer = "-NOSCRIPT No matching script.\r\n";
        try (Node node = node()) {
            assertThatExceptionOfType(CacheException.class)
                    .isThrownBy(() -> node.send(INCREMENT))
                    .withMessageContaining("NOSCRIPT");
            assertThat(asked).hasValue(2);
            assertThat(node.sendAll(List.of(INCREMENT)).get(0).failure()).hasMessageContaining("NOSCRIPT");
            assertThat(asked).hasValue(4);
        }
    }

    /** No Redis answers so; it was asked again and again until the stack was full. */
    @Test
    void send_noScriptToACommandThatIsNone_isAFailureAtOnce() {
        answer = "-NOSCRIPT No matching script.\r\n";
        try (Node node = node()) {
            assertThatExceptionOfType(UnexpectedErrorException.class)
                    .isThrownBy(() -> node.send(GET))
                    .withMessageContaining("NOSCRIPT");
            assertThat(asked).hasValue(1);
            assertThat(node.sendAll(List.of(GET)).get(0).failure())
                    .isInstanceOf(UnexpectedErrorException.class)
                    .hasMessageContaining("NOSCRIPT");
            assertThat(asked).hasValue(2);
        }
    }

    @Test
    void begin_nothing_asksNobody() throws IOException {
        try (Node node = node()) {
            server.close();
            assertThat(node.<byte[]>sendAll(List.of())).isEmpty();
        }
    }

    @Test
    void send_errorThatNoCommandShouldMeet_isAServerOfNoUse() {
        answer = "-ERR unknown command\r\n";
        try (Node node = node()) {
            assertThatExceptionOfType(UnexpectedErrorException.class)
                    .isThrownBy(() -> node.send(GET))
                    .withMessageContaining("unknown command");
            assertThat(node.sendAll(List.of(GET)).get(0).failure()).isInstanceOf(UnexpectedErrorException.class);
        }
    }

    @Test
    void send_answerOfAnotherKind_failsThatCommandAlone() {
        answer = "*1\r\n:7\r\n";
        try (Node node = node()) {
            assertThatExceptionOfType(CacheUnavailableException.class)
                    .isThrownBy(() -> node.send(GET))
                    .withMessageContaining("expected bytes of Redis");
            assertThat(node.sendAll(List.of(GET, GET)).get(1).failure()).hasMessageContaining("expected bytes");
        }
    }

    @Test
    void sendAll_scriptsThatTheServerDoesNotKnow_areRunWithTheirText() {
        try (RedisServer redis = RedisServer.start()) {
            CacheConfig config =
                    CacheConfig.builder("c").locations(redis.location()).build();
            try (Node node = new Nodes(
                            config.connection(),
                            config.failure(),
                            new NoEvents(),
                            Map.of(),
                            null,
                            Time.system(),
                            null,
                            new ReplyLimit())
                    .open(Location.parse(redis.location()))) {
                assertThat(node.sendAll(List.of(INCREMENT, INCREMENT))).containsExactly(Reply.of(true), Reply.of(true));
                assertThat(node.send(INCREMENT)).isTrue();
            }
        }
    }
}
