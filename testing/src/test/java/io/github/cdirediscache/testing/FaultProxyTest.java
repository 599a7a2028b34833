package io.github.cdirediscache.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RedisTest
class FaultProxyTest {

    private FaultProxy proxy;

    @BeforeEach
    void open(RedisServer redis) {
        proxy = FaultProxy.of(redis, 7);
    }

    @AfterEach
    void close() {
        proxy.close();
    }

    private Client client() throws IOException {
        return new Client(proxy);
    }

    @Test
    void withoutFaults_everythingPasses() throws IOException {
        try (Client client = client()) {
            assertThat(client.ask("PING")).isEqualTo("+PONG");
            assertThat(client.ask("ECHO " + "x".repeat(50_000))).isEqualTo("$50000");
            assertThat(proxy.connections()).isEqualTo(1);
        }
        try (Client next = client()) {
            assertThat(next.ask("PING")).isEqualTo("+PONG");
            assertThat(proxy.accepted()).isEqualTo(2);
        }
        Awaitility.await().untilAsserted(() -> assertThat(proxy.connections()).isZero());
    }

    @Test
    void latency_delaysEachWay() throws IOException {
        proxy.begin(Fault.latency(Duration.ofMillis(60), Duration.ofMillis(5)));
        try (Client client = client()) {
            long from = System.nanoTime();
            assertThat(client.ask("PING")).isEqualTo("+PONG");
            assertThat(System.nanoTime() - from)
                    .isGreaterThanOrEqualTo(Duration.ofMillis(120).toNanos());
        }
    }

    @Test
    void silence_whatWasSentMeanwhileArrivesLate(RedisServer redis) throws IOException {
        try (Client client = client();
                Client next = client()) {
            client.ask("PING");
            proxy.begin(Fault.silence());
            client.send("SET late 1");
            client.timesOut();
            client.hangUp();
            next.send("PING");
            next.timesOut();
            assertThat(redis.command("EXISTS", "late")).isEqualTo("0");

            proxy.heal();

            assertThat(next.answer()).isEqualTo("+PONG");
            Awaitility.await()
                    .untilAsserted(
                            () -> assertThat(redis.command("EXISTS", "late")).isEqualTo("1"));
        }
    }

    @Test
    void silenceOfOldConnections_newOnesWork() throws IOException {
        try (Client old = client()) {
            old.ask("PING");
            proxy.begin(Fault.silenceOfOldConnections());
            try (Client young = client()) {
                assertThat(young.ask("PING")).isEqualTo("+PONG");
            }
            old.send("PING");
            old.timesOut();
        }
    }

    @Test
    void lostReplies_theRequestIsCarriedOut(RedisServer redis) throws IOException {
        proxy.begin(Fault.lostReplies());
        try (Client client = client()) {
            client.send("SET done 1");
            client.timesOut();
            assertThat(redis.command("GET", "done")).isEqualTo("1");
        }
    }

    @Test
    void truncatedReplies_endInTheMiddle() throws IOException {
        proxy.begin(Fault.truncatedReplies(3));
        for (int i = 0; i < 2; i++) {
            try (Client client = client()) {
                assertThat(client.ask("PING")).isEqualTo("+PO");
            }
        }
    }

    @Test
    void garbage_isTheSameForTheSameSeed(RedisServer redis) throws IOException {
        String answer;
        proxy.begin(Fault.garbage(1));
        try (Client client = client()) {
            client.send("ECHO 0123456789abcdef0123456789abcdef");
            answer = client.bytes(39);
        }
        try (FaultProxy same = FaultProxy.of(redis, 7)) {
            same.begin(Fault.garbage(1));
            try (Client client = new Client(same)) {
                client.send("ECHO 0123456789abcdef0123456789abcdef");
                assertThat(client.bytes(39)).isEqualTo(answer).doesNotContain("0123456789abcdef");
            }
        }
    }

    @Test
    void throttle_isSlow() throws IOException {
        proxy.begin(Fault.throttle(100));
        try (Client client = client()) {
            long from = System.nanoTime();
            client.ask("ECHO 12345");
            assertThat(System.nanoTime() - from)
                    .isGreaterThanOrEqualTo(Duration.ofMillis(200).toNanos());
        }
    }

    @Test
    void drip_answersComeInPieces() throws IOException {
        proxy.begin(Fault.drip(2, Duration.ofHours(1)));
        try (Client client = client()) {
            client.send("PING");
            assertThat(client.bytes(2)).isEqualTo("+P");
            client.timesOut();
            proxy.heal();
            assertThat(client.answer()).isEqualTo("ONG");
        }
    }

    @Test
    void refuse_onlyNewConnectionsAreReset() throws IOException {
        try (Client old = client()) {
            old.ask("PING");
            proxy.refuse();
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> {
                try (Client refused = client()) {
                    refused.ask("PING");
                }
            });
            assertThat(old.ask("PING")).isEqualTo("+PONG");
            proxy.heal();
            try (Client healed = client()) {
                assertThat(healed.ask("PING")).isEqualTo("+PONG");
            }
        }
    }

    @Test
    void cut_resetsOpenConnections() throws IOException {
        try (Client client = client()) {
            client.ask("PING");
            proxy.cut();
            assertThatThrownBy(() -> client.ask("PING")).isInstanceOf(IOException.class);
        }
        assertThat(proxy.connections()).isZero();
    }

    @Test
    void halfClose_requestsStillPass(RedisServer redis) throws IOException {
        try (Client client = client()) {
            client.ask("PING");
            proxy.halfClose();
            assertThat(client.ask("SET half 1")).isEmpty();
            Awaitility.await()
                    .untilAsserted(
                            () -> assertThat(redis.command("EXISTS", "half")).isEqualTo("1"));
        }
    }

    @Test
    void leadTo_isForNewConnections(RedisServer redis) throws IOException {
        redis.command("SET", "where", "here");
        try (RedisServer other = RedisServer.start();
                Client old = client()) {
            old.ask("PING");
            proxy.leadTo(other);
            assertThat(old.ask("EXISTS where")).isEqualTo(":1");
            try (Client young = client()) {
                assertThat(young.ask("EXISTS where")).isEqualTo(":0");
            }
        }
    }

    @Test
    void close_endsThreadsAndConnections() throws IOException {
        try (Client client = client()) {
            client.ask("PING");
            proxy.begin(Fault.silence());
            client.send("PING");
            proxy.close();
            proxy.close();
        }
        String prefix = "fault-proxy-" + proxy.port();
        Awaitility.await()
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                        .noneMatch(thread -> thread.getName().startsWith(prefix)));
        assertThat(proxy.connections()).isZero();
    }

    /** Sends commands as lines and reads first lines of answers. */
    private static final class Client implements AutoCloseable {

        private final Socket socket;

        Client(FaultProxy proxy) throws IOException {
            this.socket = new Socket(proxy.host(), proxy.port());
            socket.setSoTimeout(10_000);
        }

        void send(String line) throws IOException {
            socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        }

        String ask(String line) throws IOException {
            send(line);
            return answer();
        }

        String answer() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int b = socket.getInputStream().read();
                    b >= 0 && b != '\r';
                    b = socket.getInputStream().read()) {
                if (b != '\n' || !line.isEmpty()) {
                    line.append((char) b);
                }
            }
            return line.toString();
        }

        String bytes(int count) throws IOException {
            return new String(socket.getInputStream().readNBytes(count), StandardCharsets.ISO_8859_1);
        }

        void timesOut() throws IOException {
            socket.setSoTimeout(150);
            assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(this::answer);
            socket.setSoTimeout(10_000);
        }

        void hangUp() throws IOException {
            socket.close();
        }

        @Override
        public void close() throws IOException {
            hangUp();
        }
    }
}
