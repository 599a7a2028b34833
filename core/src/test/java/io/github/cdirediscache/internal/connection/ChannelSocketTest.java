package io.github.cdirediscache.internal.connection;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Servers that accept nobody, say nothing, or are gone. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ChannelSocketTest {

    private static final int SHORT_MILLIS = 100;

    @TempDir
    private Path directory;

    private Path path;
    private ServerSocketChannel server;
    private final List<SocketChannel> waiting = new ArrayList<>();

    @BeforeEach
    void listen() throws IOException {
        path = directory.resolve("s");
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(path), 1);
    }

    @AfterEach
    void close() throws IOException {
        for (SocketChannel channel : waiting) {
            channel.close();
        }
        server.close();
    }

    /** Connects until the system says that nobody accepts: at once, as the channels do not block. */
    private void fill() {
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> {
            while (true) {
                SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
                waiting.add(channel);
                channel.configureBlocking(false);
                channel.connect(UnixDomainSocketAddress.of(path));
            }
        });
    }

    @Test
    void S09_connect_serverAcceptsNobody_fails() {
        fill();
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> ChannelSocket.unix(path, SHORT_MILLIS));
    }

    @Test
    void S09_read_serverSaysNothing_endsAtTheSocketTimeout() throws IOException {
        try (ChannelSocket socket = ChannelSocket.unix(path, 30_000)) {
            socket.setSoTimeout(SHORT_MILLIS);
            assertThatExceptionOfType(SocketTimeoutException.class)
                    .isThrownBy(() -> socket.getInputStream().read());
        }
    }

    @Test
    void S09_write_serverReadsNothing_endsAtTheSocketTimeout() throws IOException {
        try (ChannelSocket socket = ChannelSocket.unix(path, 30_000)) {
            socket.setSoTimeout(SHORT_MILLIS);
            byte[] much = new byte[10_000_000];
            assertThatExceptionOfType(SocketTimeoutException.class)
                    .isThrownBy(() -> socket.getOutputStream().write(much));
        }
    }

    @Test
    void S09_write_tcpServerReadsNothing_endsAtTheSocketTimeout() throws IOException {
        try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ChannelSocket socket =
                        ChannelSocket.tcp(new InetSocketAddress(deaf.getInetAddress(), deaf.getLocalPort()), 30_000)) {
            socket.setSoTimeout(SHORT_MILLIS);
            byte[] much = new byte[50_000_000];
            assertThatExceptionOfType(SocketTimeoutException.class)
                    .isThrownBy(() -> socket.getOutputStream().write(much));
        }
    }

    @Test
    void connect_nobodyListens_fails() throws IOException {
        server.close();
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> ChannelSocket.unix(path, SHORT_MILLIS));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> ChannelSocket.unix(directory.resolve("absent"), SHORT_MILLIS));
    }
}
