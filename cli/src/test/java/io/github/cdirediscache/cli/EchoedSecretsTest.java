package io.github.cdirediscache.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that refuses a command says with which arguments it came: the tool leaves them out. */
class EchoedSecretsTest {

    private static final List<String> COMMANDS = List.of(
            "servers",
            "get stories story-4711",
            "keys stories story-4711*",
            "size stories",
            "invalidate stories story-4711",
            "clear stories --yes",
            "reserialize stories");

    @TempDir
    private Path folder;

    @Test
    void failures_ofAServerThatEchoes_showNoArgument() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> accept(server));
            thread.setDaemon(true);
            thread.start();
            Path file = Files.writeString(
                    folder.resolve("a.properties"),
                    "redis-cache.stories.locations=redis://appuser:S3cr3tPw@127.0.0.1:" + server.getLocalPort());
            for (String command : COMMANDS) {
                for (String form : List.of("--quiet", "--json", "--debug")) {
                    Run run = Run.of((command + " " + form + " -c " + file).split(" "));
                    assertThat(run.exitCode()).as(command).isEqualTo(1);
                    assertThat(run.out() + run.err())
                            .contains("127.0.0.1:" + server.getLocalPort())
                            .doesNotContain("S3cr3tPw", "appuser", "story-4711", "\u001b");
                }
            }
        }
    }

    private static void accept(ServerSocket server) {
        try {
            while (true) {
                Socket socket = server.accept();
                Thread thread = new Thread(() -> serve(socket));
                thread.setDaemon(true);
                thread.start();
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private static void serve(Socket socket) {
        try (socket;
                InputStream in = new BufferedInputStream(socket.getInputStream())) {
            OutputStream out = socket.getOutputStream();
            for (String parts = line(in); !parts.isEmpty(); parts = line(in)) {
                StringBuilder error = new StringBuilder("-ERR unknown command\u001b[1m, with args beginning with: ");
                for (int i = 0; i < Integer.parseInt(parts.substring(1)); i++) {
                    line(in);
                    error.append('\'').append(line(in)).append("' ");
                }
                out.write(error.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (IOException | RuntimeException gone) {
            // The client has closed the connection.
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }
}
