package io.github.cdirediscache.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsTest {

    @TempDir
    private Path directory;

    @Test
    void tls_given_isSpokenWithClientsThatTrust() throws IOException, GeneralSecurityException {
        try (RedisServer server =
                RedisServer.builder().tls(TestCertificates.server()).start()) {
            TlsClient client = TlsClient.trusting(TestCertificates.trustStore());

            assertThat(server.command("PING")).isEqualTo("PONG");
            assertThat(client.ping("localhost", server.port())).isEqualTo("PONG");
            assertThat(client.ping("127.0.0.1", server.port())).isEqualTo("PONG");
        }
    }

    @Test
    void tls_given_isNotSpokenPlainly() throws IOException {
        try (RedisServer server =
                        RedisServer.builder().tls(TestCertificates.server()).start();
                RespConnection plain = new Endpoint(server.port(), Optional.empty()).open(Duration.ofSeconds(5))) {
            assertThatThrownBy(() -> plain.send("PING")).isInstanceOf(IOException.class);
        }
    }

    @Test
    void location_tls_isAUrlThatNamesTheHost() {
        try (RedisServer server = RedisServer.builder()
                .tls(TestCertificates.server())
                .password("a b")
                .start()) {
            assertThat(server.location()).isEqualTo("rediss://localhost:" + server.port());
            assertThat(server.url()).isEqualTo("rediss://default:a%20b@localhost:" + server.port());
            server.restart();
            assertThat(server.command("ACL", "WHOAMI")).isEqualTo("default");
        }
    }

    @Test
    void otherTrustStore_ofTheClient_refusesTheServer() {
        try (RedisServer server =
                RedisServer.builder().tls(TestCertificates.server()).start()) {
            TlsClient client = TlsClient.trusting(TestCertificates.otherTrustStore());

            assertThatThrownBy(() -> client.ping("localhost", server.port()))
                    .isInstanceOf(SSLException.class)
                    .hasMessageContaining("PKIX path");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1"})
    void wrongHost_ofTheServer_isRefusedByTheClient(String host) {
        try (RedisServer server =
                RedisServer.builder().tls(TestCertificates.wrongHost()).start()) {
            TlsClient client = TlsClient.trusting(TestCertificates.trustStore());

            assertThatThrownBy(() -> client.ping(host, server.port()))
                    .isInstanceOf(SSLException.class)
                    .hasMessageContaining("No ");
        }
    }

    @Test
    void requireClientCertificate_clientWithout_isRefused() throws IOException, GeneralSecurityException {
        try (RedisServer server = RedisServer.builder()
                .tls(TestCertificates.server())
                .requireClientCertificate()
                .start()) {
            TlsClient without = TlsClient.trusting(TestCertificates.trustStore());

            assertThatThrownBy(() -> without.ping("localhost", server.port())).isInstanceOf(IOException.class);
            assertThat(without.with(TestCertificates.keyStore()).ping("localhost", server.port()))
                    .isEqualTo("PONG");
            assertThat(server.command("PING")).isEqualTo("PONG");
        }
    }

    @Test
    void requireClientCertificate_withoutTls_isRefused() {
        RedisServerBuilder builder = RedisServer.builder().requireClientCertificate();

        assertThatThrownBy(builder::start).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void tlsFiles_missing_areRefusedByName() {
        TlsFiles files = TestCertificates.server();
        Path missing = directory.resolve("missing");

        assertThatThrownBy(() -> new TlsFiles(missing, files.key(), files.authorities()))
                .hasMessage("certificate must be a file that can be read, was " + missing);
        assertThatThrownBy(() -> new TlsFiles(files.certificate(), missing, files.authorities()))
                .hasMessageStartingWith("key must be");
        assertThatThrownBy(() -> new TlsFiles(files.certificate(), files.key(), missing))
                .hasMessageStartingWith("authorities must be");
    }

    @Test
    void start_keyThatIsNone_failsWithTheFilesName() throws IOException {
        TlsFiles files = TestCertificates.server();
        Path key = Files.writeString(directory.resolve("key"), "nonsense");
        RedisServerBuilder builder =
                RedisServer.builder().tls(new TlsFiles(files.certificate(), key, files.authorities()));

        assertThatThrownBy(builder::start)
                .isInstanceOf(RedisServerException.class)
                .hasMessageContaining(key + " must hold a private key in PKCS #8");
    }

    @Test
    void testCertificates_askedAgain_areTheSameAndPrivate() throws IOException {
        assertThat(TestCertificates.server()).isEqualTo(TestCertificates.server());
        assertThat(TestCertificates.trustStore()).isEqualTo(TestCertificates.trustStore());
        assertThat(TestCertificates.otherTrustStore())
                .isEqualTo(TestCertificates.otherTrustStore())
                .isNotEqualTo(TestCertificates.trustStore());
        assertThat(TestCertificates.client().authorities())
                .isEqualTo(TestCertificates.server().authorities());
        assertThat(Files.getPosixFilePermissions(TestCertificates.server().key()))
                .allMatch(permission -> permission.name().startsWith("OWNER"));
    }
}
