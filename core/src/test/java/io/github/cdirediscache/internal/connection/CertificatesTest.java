package io.github.cdirediscache.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.config.TlsConfig;
import io.github.cdirediscache.internal.time.FakeTime;
import io.github.cdirediscache.internal.wire.NodeListener;
import io.github.cdirediscache.internal.wire.NodeWatch;
import io.github.cdirediscache.testing.TestCertificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificatesTest {

    @TempDir
    private Path directory;

    private final FakeTime time = new FakeTime();
    private final Noted noted = new Noted();
    private Path file;

    @BeforeEach
    void copy() throws IOException {
        file = directory.resolve("trust.p12");
        Files.copy(TestCertificates.trustStore(), file);
    }

    private Certificates certificates() {
        return new Certificates(tls(file), noted, time);
    }

    private static TlsConfig tls(Path trustStore) {
        return CacheConfig.builder("c")
                .locations("rediss://localhost")
                .tlsTrustStore(trustStore)
                .tlsTrustStorePassword(TestCertificates.password())
                .build()
                .connection()
                .tls();
    }

    private void replace(Path by) throws IOException {
        Path next = directory.resolve("next.p12");
        Files.copy(by, next);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }

    @Test
    void unchanged_isReadOnce() {
        Certificates certificates = certificates();
        SSLSocketFactory first = certificates.get();
        time.advance(5000);
        assertThat(certificates.get()).isSameAs(first);
        assertThat(noted.events).isEmpty();
    }

    @Test
    void replaced_isReadAgain_butNotAtOnce() throws IOException {
        Certificates certificates = certificates();
        SSLSocketFactory first = certificates.get();
        replace(TestCertificates.otherTrustStore());
        assertThat(certificates.get()).isSameAs(first);
        time.advance(1001);
        SSLSocketFactory second = certificates.get();
        assertThat(second).isNotSameAs(first);
        time.advance(1001);
        assertThat(certificates.get()).isSameAs(second);
        assertThat(noted.events).containsExactly("read");
    }

    @Test
    void halfWritten_theOldOneStays_andItIsSaidOnce() throws IOException {
        Certificates certificates = certificates();
        SSLSocketFactory first = certificates.get();
        byte[] whole = Files.readAllBytes(TestCertificates.otherTrustStore());
        for (int length : List.of(whole.length / 2, whole.length - 1, 1, 0)) {
            Files.write(file, Arrays.copyOf(whole, length));
            time.advance(1001);
            assertThat(certificates.get()).isSameAs(first);
        }
        Files.delete(file);
        time.advance(1001);
        assertThat(certificates.get()).isSameAs(first);
        assertThat(noted.events).hasSize(1);
        assertThat(noted.events.get(0))
                .isEqualTo("unusable: tls.trust-store: can't use " + file
                        + ": it is empty or incomplete; it must be a PKCS12 or JKS file, with its password in"
                        + " tls.trust-store-password");

        Files.write(file, whole);
        time.advance(1001);
        assertThat(certificates.get()).isNotSameAs(first);
        assertThat(noted.events).hasSize(2).last().isEqualTo("read");
    }

    @Test
    void brokenAndThenAsBefore_isSaidToBeOver() throws IOException {
        Certificates certificates = certificates();
        Files.write(file, new byte[] {1});
        time.advance(1001);
        certificates.get();
        replace(TestCertificates.trustStore());
        time.advance(1001);
        certificates.get();
        assertThat(noted.events).hasSize(2).last().isEqualTo("read");
    }

    @Test
    void linkLeadsElsewhere_isReadAgain() throws IOException {
        Path link = directory.resolve("link.p12");
        Files.createSymbolicLink(link, file);
        Certificates certificates = new Certificates(tls(link), noted, time);
        SSLSocketFactory first = certificates.get();
        Path other = directory.resolve("other.p12");
        Files.copy(TestCertificates.otherTrustStore(), other);
        Files.delete(link);
        Files.createSymbolicLink(link, other);
        time.advance(1001);
        assertThat(certificates.get()).isNotSameAs(first);
    }

    /** Notes what it is told. */
    private static final class Noted implements NodeListener {

        private final List<String> events = new ArrayList<>();

        @Override
        public void down(String location, CacheUnavailableException cause) {}

        @Override
        public void master(String group, String location) {}

        @Override
        public void unknown(String group, CacheUnavailableException cause) {}

        @Override
        public void undeclaredCluster(String location) {}

        @Override
        public NodeWatch watch(String location) {
            throw new IllegalStateException("no server is opened");
        }

        @Override
        public void certificatesUnusable(IllegalArgumentException cause) {
            events.add("unusable: " + cause.getMessage());
        }

        @Override
        public void certificatesRead(List<Path> files) {
            events.add("read");
        }
    }
}
