package io.github.cdirediscache.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cdirediscache.internal.time.FakeTime;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** How long a host may take that has several addresses. */
class TcpSocketFactoryTest {

    private final FakeTime time = new FakeTime();
    private final List<Integer> timeouts = new ArrayList<>();

    /** A host with some addresses, of which the last byte says: 0 is silent, 1 refuses, 2 listens. */
    private Socket connected(int... addresses) {
        return new TcpSocketFactory(
                        new HostAndPort("host", 6379), 1000, 500, host -> all(addresses), this::dial, time::nanos)
                .createSocket();
    }

    private static InetAddress[] all(int... lastBytes) throws UnknownHostException {
        InetAddress[] all = new InetAddress[lastBytes.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) lastBytes[i]});
        }
        return all;
    }

    private Socket dial(InetSocketAddress address, int millis) throws IOException {
        timeouts.add(millis);
        switch (address.getAddress().getAddress()[3]) {
            case 0 -> {
                time.advance(millis);
                throw new SocketTimeoutException();
            }
            case 1 -> throw new ConnectException();
            default -> {
                return new Socket();
            }
        }
    }

    @Test
    void createSocket_oneAddress_hasTheWholeTime() throws IOException {
        try (Socket socket = connected(2)) {
            assertThat(socket.getSoTimeout()).isEqualTo(500);
        }
        assertThat(timeouts).containsExactly(1000);
    }

    @Test
    void createSocket_allAreSilent_takesAsLongAsOne() {
        long begin = time.millis();
        assertThatExceptionOfType(JedisConnectionException.class).isThrownBy(() -> connected(0, 0, 0, 0));
        assertThat(time.millis() - begin).isBetween(1000L, 1003L);
    }

    @Test
    void createSocket_firstRefuses_nextHasAllThatIsLeft() throws IOException {
        connected(1, 2).close();
        assertThat(timeouts).containsExactly(500, 1000);
    }

    @Test
    void createSocket_firstIsSilent_nextIsTried() throws IOException {
        connected(0, 2).close();
        assertThat(timeouts).containsExactly(500, 500);
    }
}
