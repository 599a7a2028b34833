package io.github.cdirediscache.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whether the other end of a socket has closed it, for sockets of the JDK's and of ours. */
@Timeout(60)
class LineTest {

    private ServerSocket listening;

    @BeforeEach
    void listen() throws IOException {
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void stop() throws IOException {
        listening.close();
    }

    private Socket jdk() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), listening.getLocalPort());
        socket.setSoTimeout(777);
        return socket;
    }

    private Socket ours() throws IOException {
        return ChannelSocket.tcp(new InetSocketAddress(listening.getInetAddress(), listening.getLocalPort()), 1000);
    }

    private void assertNoticesTheEnd(Socket socket) throws IOException {
        Line line = Line.plain(socket);
        Socket other = listening.accept();
        assertThat(line.isQuiet(true)).isTrue();
        assertThat(line.isQuiet(false)).isTrue();
        other.close();
        Awaitility.await().until(() -> !line.isQuiet(true));
        line.close();
        assertThat(line.isQuiet(true)).isFalse();
    }

    private void assertNoticesWhatNobodyAskedFor(Socket socket) throws IOException {
        Line line = Line.plain(socket);
        try (Socket other = listening.accept()) {
            other.getOutputStream().write('+');
            Awaitility.await().until(() -> !line.isQuiet(false));
        }
        line.close();
    }

    @Test
    void isQuiet_closedByTheOther_isFalse() throws IOException {
        assertNoticesTheEnd(ours());
        assertNoticesTheEnd(jdk());
    }

    @Test
    void isQuiet_somethingToRead_isFalse() throws IOException {
        assertNoticesWhatNobodyAskedFor(ours());
        assertNoticesWhatNobodyAskedFor(jdk());
    }

    @Test
    void isQuiet_keepsTheTimeout() throws IOException {
        try (Socket socket = jdk()) {
            assertThat(Line.plain(socket).isQuiet(true)).isTrue();
            assertThat(socket.getSoTimeout()).isEqualTo(777);
        }
    }
}
