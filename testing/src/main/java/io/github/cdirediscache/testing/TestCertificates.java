package io.github.cdirediscache.testing;

import io.github.cdirediscache.testing.CertificateAuthority.Issued;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Certificates for servers with TLS and their clients, good for tests and for nothing else.
 *
 * <p>One authority signs all of them but those of {@link #otherTrustStore()}. Each is made when it is first asked for, by
 * the JDK's own {@code keytool}, which takes about half a second, and is the same for the rest of this JVM's life. The files
 * lie in a directory that only this user can read and that goes with the JVM, however it ends.
 *
 * <p>Threads: all methods may be called from any thread. Each throws a {@link RedisServerException} if the certificate
 * cannot be made.
 */
public final class TestCertificates {

    private static final String PASSWORD = "changeit";

    private static @Nullable GuardedDirectory directory;
    private static @Nullable CertificateAuthority authority;
    private static @Nullable CertificateAuthority otherAuthority;
    private static @Nullable Issued server;
    private static @Nullable Issued wrongHost;
    private static @Nullable Issued client;
    private static @Nullable Issued otherClient;

    private TestCertificates() {}

    /**
     * What a server needs whose clients reach it as {@code localhost} or {@code 127.0.0.1}; for
     * {@link RedisServerBuilder#tls}.
     *
     * @return a certificate for those two names
     */
    public static synchronized TlsFiles server() {
        Issued made = server;
        if (made == null) {
            made = authority().issue("localhost", Optional.of("dns:localhost,ip:127.0.0.1"));
            server = made;
        }
        return made.files();
    }

    /**
     * What a server needs whose clients shall refuse it: {@link #trustStore()} trusts its certificate, which however is
     * for the host {@code elsewhere.invalid} alone.
     *
     * @return a certificate for another host
     */
    public static synchronized TlsFiles wrongHost() {
        Issued made = wrongHost;
        if (made == null) {
            made = authority().issue("elsewhere.invalid", Optional.of("dns:elsewhere.invalid"));
            wrongHost = made;
        }
        return made.files();
    }

    /**
     * What a client needs to trust the servers.
     *
     * @return a PKCS #12 file that holds the certificate of the authority; its password is {@link #password()}
     */
    public static Path trustStore() {
        return authority().trustStore();
    }

    /**
     * What a client needs to trust some other servers, but none of those here.
     *
     * @return a PKCS #12 file that holds the certificate of an unrelated authority; its password is {@link #password()}
     */
    public static Path otherTrustStore() {
        return otherAuthority().trustStore();
    }

    /**
     * What a client has whom servers refuse that ask for a certificate: it is signed by an unrelated authority.
     *
     * @return a PKCS #12 file as that of {@link #keyStore()}
     */
    public static synchronized Path otherKeyStore() {
        Issued made = otherClient;
        if (made == null) {
            made = otherAuthority().issue("client", Optional.empty());
            otherClient = made;
        }
        return made.keyStore();
    }

    private static synchronized CertificateAuthority otherAuthority() {
        CertificateAuthority made = otherAuthority;
        if (made == null) {
            made = CertificateAuthority.create(subdirectory("other"), PASSWORD);
            otherAuthority = made;
        }
        return made;
    }

    /**
     * What a client needs to be let in by a server that {@linkplain RedisServerBuilder#requireClientCertificate() asks
     * for a certificate}.
     *
     * @return a PKCS #12 file that holds the client's key and its certificate with the authority's; the password of both
     *     the file and the key is {@link #password()}
     */
    public static Path keyStore() {
        return issuedToClient().keyStore();
    }

    /**
     * The key and the certificate of {@link #keyStore()} as PEM, for clients that want them so.
     *
     * @return the files of the client
     */
    public static TlsFiles client() {
        return issuedToClient().files();
    }

    /**
     * The password of all the PKCS #12 files.
     *
     * @return a password that is no secret
     */
    public static String password() {
        return PASSWORD;
    }

    private static synchronized Issued issuedToClient() {
        Issued made = client;
        if (made == null) {
            made = authority().issue("client", Optional.empty());
            client = made;
        }
        return made;
    }

    private static synchronized CertificateAuthority authority() {
        CertificateAuthority made = authority;
        if (made == null) {
            made = CertificateAuthority.create(subdirectory("own"), PASSWORD);
            authority = made;
        }
        return made;
    }

    private static Path subdirectory(String prefix) {
        try {
            GuardedDirectory all = directory;
            if (all == null) {
                all = GuardedDirectory.create();
                directory = all;
            }
            return Files.createTempDirectory(all.directory().path(), prefix);
        } catch (IOException e) {
            throw new RedisServerException("cannot make a directory for certificates", e);
        }
    }

    /**
     * A directory that goes with this JVM.
     *
     * @param directory the directory
     * @param watchdog who removes it; must stay reachable, as the end of its pipe goes when nobody holds it
     */
    private record GuardedDirectory(WorkDirectory directory, Watchdog watchdog) {

        static GuardedDirectory create() throws IOException {
            WorkDirectory directory = WorkDirectory.create();
            try {
                return new GuardedDirectory(directory, Watchdog.start(directory));
            } catch (IOException e) {
                directory.delete();
                throw e;
            }
        }
    }
}
