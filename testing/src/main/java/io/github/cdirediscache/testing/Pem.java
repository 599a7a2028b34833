package io.github.cdirediscache.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** Certificates and keys in the text form that OpenSSL reads. */
final class Pem {

    private static final String KEY = "PRIVATE KEY";

    private Pem() {}

    /** Writes a certificate that nobody else may read, though it is no secret: its neighbours are. */
    static void write(Path file, Certificate certificate) throws IOException, GeneralSecurityException {
        write(file, "CERTIFICATE", certificate.getEncoded());
    }

    static void write(Path file, Key key) throws IOException {
        write(file, KEY, key.getEncoded());
    }

    private static void write(Path file, String type, byte[] content) throws IOException {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                file,
                String.format(Locale.ROOT, "-----BEGIN %s-----%n%s%n-----END %s-----%n", type, base64, type),
                StandardCharsets.US_ASCII);
    }

    /** All the certificates in the file, in its order. */
    static List<Certificate> certificates(Path file) throws IOException, GeneralSecurityException {
        try (InputStream content = Files.newInputStream(file)) {
            return List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(content));
        }
    }

    /**
     * The private key in the file.
     *
     * @param algorithm such as {@code RSA} or {@code EC}; the file does not say it in words
     */
    static PrivateKey key(Path file, String algorithm) throws IOException, GeneralSecurityException {
        String text = Files.readString(file, StandardCharsets.US_ASCII);
        String begin = "-----BEGIN " + KEY + "-----";
        int from = text.indexOf(begin);
        int to = text.indexOf("-----END " + KEY + "-----");
        if (from < 0 || to < from) {
            throw new IOException(file + " must hold a private key in PKCS #8 without a password");
        }
        byte[] content = Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to));
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(content));
    }
}
