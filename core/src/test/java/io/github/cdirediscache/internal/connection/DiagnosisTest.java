package io.github.cdirediscache.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.exceptions.JedisConnectionException;

class DiagnosisTest {

    private static final Diagnosis PLAIN = new Diagnosis(false, false);
    private static final Diagnosis TLS = new Diagnosis(true, false);
    private static final Diagnosis MUTUAL_TLS = new Diagnosis(true, true);

    private static JedisConnectionException later(IOException cause) {
        return new JedisConnectionException(cause);
    }

    private static JedisConnectionException inHandshake(IOException cause) {
        return new Diagnosis.HandshakeException("no TLS connection to host:1", cause);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Connection reset", "Connection reset by peer", "Broken pipe", "Unexpected end of stream."})
    void advice_ofAClosedConnection_dependsOnTls(String message) {
        assertThat(PLAIN.advice(later(new IOException(message)))).contains("rediss://");
        assertThat(TLS.advice(later(new IOException(message)))).contains("tls.key-store");
        assertThat(TLS.advice(inHandshake(new IOException(message)))).contains("write redis://");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "certificate_required",
                "bad_certificate",
                "unknown_ca",
                "handshake_failure",
                "certificate_unknown"
            })
    void advice_ofAnAlert_isAboutTheClientsCertificate(String alert) {
        SSLHandshakeException failure = new SSLHandshakeException("(" + alert + ") Received fatal alert: " + alert);
        assertThat(TLS.advice(inHandshake(failure))).contains("wants a client certificate");
        assertThat(MUTUAL_TLS.advice(later(failure))).contains("does not accept the client certificate");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "No subject alternative names matching IP address 10.0.0.1 found",
                "No subject alternative DNS name matching redis found.",
                "No name matching redis found"
            })
    void advice_ofAnotherName_namesTheOption(String message) {
        assertThat(TLS.advice(inHandshake(new SSLHandshakeException(message)))).contains("tls.verify-hostname=false");
    }

    @Test
    void advice_ofWhatIsNoTls_isToWriteRedis() {
        assertThat(TLS.advice(inHandshake(new SocketTimeoutException("timed out after 1000 ms"))))
                .contains("write redis://");
        assertThat(TLS.advice(inHandshake(new SSLException("Unsupported or unrecognized SSL message"))))
                .contains("write redis://");
    }

    @Test
    void advice_ofWhatSaysItself_isEmpty() {
        assertThat(PLAIN.advice(later(new ConnectException("Connection refused"))))
                .isEmpty();
        assertThat(TLS.advice(later(new SocketTimeoutException("timed out after 1000 ms"))))
                .isEmpty();
        assertThat(PLAIN.advice(new JedisConnectionException("Unknown reply: H")))
                .contains("protocol of Redis");
    }
}
