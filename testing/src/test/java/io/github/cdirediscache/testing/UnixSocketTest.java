package io.github.cdirediscache.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnixSocketTest {

    @TempDir
    private Path directory;

    @Test
    void unixSocket_fresh_acceptsConnectionsAndGoesWithTheServer() throws IOException {
        Path socket;
        try (RedisServer server = RedisServer.builder().unixSocket().start()) {
            socket = server.unixSocket().orElseThrow();
            assertConnects(socket);
            server.restart();
            assertConnects(socket);
        }
        assertThat(socket.getParent()).doesNotExist();
    }

    @Test
    void unixSocket_oneBuilderTwice_givesTwoPaths() {
        RedisServerBuilder builder = RedisServer.builder().unixSocket();
        try (RedisServer one = builder.start();
                RedisServer two = builder.start()) {
            assertThat(two.unixSocket()).isPresent().isNotEqualTo(one.unixSocket());
        }
    }

    @Test
    void unixSocket_given_isThereAndRemovedAlsoAfterAKill() throws IOException {
        Path socket = directory.resolve("my own.sock");
        try (RedisServer server = RedisServer.builder().unixSocket(socket).start()) {
            assertThat(server.unixSocket()).contains(socket);
            assertConnects(socket);
            server.kill();
        }
        assertThat(socket).doesNotExist();
    }

    @Test
    void unixSocket_fileInTheWay_isRefusedAndKept() throws IOException {
        Path file = Files.writeString(directory.resolve("precious"), "text");
        RedisServerBuilder builder = RedisServer.builder().unixSocket(file);

        assertThatThrownBy(builder::start)
                .isInstanceOf(RedisServerException.class)
                .hasMessageContaining("must not exist");
        assertThat(file).hasContent("text");
    }

    @Test
    void unixSocket_pathTooLong_isRefused() {
        Path tooLong = Path.of("/tmp/" + "x".repeat(103));

        assertThatThrownBy(() -> RedisServer.builder().unixSocket(tooLong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most")
                .hasMessageContaining(tooLong.toString());
    }

    @Test
    void workDirectory_belowALongPath_isStillShortEnough() throws IOException {
        Path far = Files.createDirectories(directory.resolve("x".repeat(100)));

        WorkDirectory work = WorkDirectory.createBelow(far);

        assertThat(UnixSocketPath.fits(UnixSocketPath.fresh().in(work.path()))).isTrue();
        work.delete();
        assertThat(work.path()).doesNotExist();
    }

    private static void assertConnects(Path socket) throws IOException {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            assertThat(channel.isConnected()).isTrue();
        }
    }
}
