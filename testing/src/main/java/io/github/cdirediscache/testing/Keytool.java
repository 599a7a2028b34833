package io.github.cdirediscache.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * The {@code keytool} of the JDK that runs this JVM, working on one PKCS #12 file.
 *
 * @param store the file, made by the first call
 * @param password the password of the file and of the keys in it
 */
record Keytool(Path store, String password) {

    private static final String VARIABLE = "STORE_PASSWORD";

    /**
     * Makes a key pair and its certificate.
     *
     * @param alias the name of the entry
     * @param arguments who signs it, and the extensions
     */
    void generate(String alias, List<String> arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-genkeypair",
                "-alias",
                alias,
                "-dname",
                "CN=" + alias,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                // A clock that is a little behind, such as a container's, is no reason to fail.
                "-startdate",
                "-1d",
                "-validity",
                "3650",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass:env",
                VARIABLE);
        builder.command().addAll(arguments);
        builder.environment().put(VARIABLE, password);
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        int code = ProcessEnd.await(process);
        if (code != 0) {
            throw new IOException("keytool ended with code " + code + "; it said:\n" + output);
        }
    }

    @Override
    public String toString() {
        return "Keytool[" + store + "]";
    }
}
