package io.github.cdirediscache.testing;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The PEM files that a server with TLS needs. {@link TestCertificates} makes some.
 *
 * @param certificate the server's certificate, followed by intermediate ones if there are any
 * @param key the private key that belongs to it, in PKCS #8 ({@code BEGIN PRIVATE KEY}) and without a password
 * @param authorities the certificates of the authorities that the server trusts: those of its clients, and of the other
 *     servers of a topology
 */
public record TlsFiles(Path certificate, Path key, Path authorities) {

    /**
     * Makes the paths absolute, as the server works in a directory of its own.
     *
     * @param certificate the server's certificate
     * @param key the private key that belongs to it
     * @param authorities the certificates of the authorities that the server trusts
     * @throws IllegalArgumentException if one of them is not a file that can be read
     */
    public TlsFiles {
        certificate = readable("certificate", certificate);
        key = readable("key", key);
        authorities = readable("authorities", authorities);
    }

    private static Path readable(String name, Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new IllegalArgumentException(name + " must be a file that can be read, was " + file);
        }
        return file.toAbsolutePath();
    }
}
