package io.github.cdirediscache.internal.connection;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * Suggests what is wrong with the settings when no connection to a server can be opened.
 *
 * @param tls whether connections are encrypted
 * @param hasCertificate whether the client has a certificate to show
 */
record Diagnosis(boolean tls, boolean hasCertificate) {

    private static final String PLAIN = "if it is a port without TLS, write redis:// in locations";
    private static final String PROXY = "; if it is a proxy that does not know HELLO, set protocol=resp2";
    private static final String TLS = "if it is a TLS port, write rediss:// in locations";

    /**
     * Alerts about the client's certificate.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc8446#section-6.2">RFC 8446, section 6.2</a>
     */
    private static final Pattern ALERT = Pattern.compile(
            "alert: (certificate_|bad_cert|unsupported_cert|unknown_ca" + "|access_denied|handshake_failure)");

    /** The remedy for a failure to connect; empty if the failure itself names it. */
    String advice(Throwable failure) {
        if (has(failure, Refusal.HelloRefusedException.class)) {
            return "; it does not take HELLO: set protocol=resp2 or protocol=auto";
        }
        if (has(failure, JedisDataException.class)) {
            return ofReply(ErrorText.raw(failure));
        }
        String advice = tls ? ofTls(failure) : ofPlain(failure);
        return advice.isEmpty() ? "" : "; " + advice;
    }

    private static String ofReply(String reply) {
        if (reply.contains("NOAUTH")) {
            return "; it wants a password: set password, or name one in locations";
        }
        return reply.contains("WRONGPASS") ? "; check username and password, or those in locations" : "";
    }

    private String ofTls(Throwable failure) {
        if (says(failure, "pkix") || says(failure, "trustanchors")) {
            return "its certificate is not trusted: name a file with that of its authority in tls.trust-store";
        }
        if (says(failure, "subject alternative") || says(failure, "no name matching")) {
            return "its certificate is for another name: write that as the host in locations, or set"
                    + " tls.verify-hostname=false";
        }
        if (causes(failure)
                .anyMatch(cause -> ALERT.matcher(ErrorText.raw(cause)).find())) {
            return ofCertificate();
        }
        if (has(failure, HandshakeException.class)) {
            boolean isSilent = has(failure, SocketTimeoutException.class) || isClosed(failure);
            return isSilent || says(failure, "ssl message") ? "there was no TLS handshake: " + PLAIN : "";
        }
        return isClosed(failure) ? ofCertificate() : "";
    }

    private String ofCertificate() {
        return hasCertificate
                ? "it does not accept the client certificate of tls.key-store: name one that it trusts"
                : "it probably wants a client certificate: name the file with it in tls.key-store";
    }

    private static String ofPlain(Throwable failure) {
        if (says(failure, "unknown reply")) {
            return "it does not speak the protocol of Redis: check the port; " + TLS;
        }
        return isClosed(failure) ? "it closed the new connection at once: " + TLS + PROXY : "";
    }

    /** Recognized by the messages of operating systems and of Jedis, since there is no exception class for it. */
    private static boolean isClosed(Throwable failure) {
        return Stream.of("connection reset", "broken pipe", "end of stream", "terminated the handshake", "aborted")
                .anyMatch(words -> says(failure, words));
    }

    private static boolean says(Throwable failure, String words) {
        return causes(failure)
                .anyMatch(cause -> ErrorText.raw(cause).toLowerCase(Locale.ROOT).contains(words));
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        return causes(failure).anyMatch(type::isInstance);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }

    /** The failure of a TLS handshake, before anything was sent to Redis. */
    static final class HandshakeException extends JedisConnectionException {

        private static final long serialVersionUID = 1;

        HandshakeException(String message, IOException cause) {
            super(message, cause);
        }
    }
}
