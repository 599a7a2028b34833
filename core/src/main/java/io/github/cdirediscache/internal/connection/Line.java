package io.github.cdirediscache.internal.connection;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A socket to a server, and the one beneath it.
 *
 * @param socket what is written to and read from
 * @param raw the same, or the TCP socket that TLS encrypts
 * @param id how the server knows it; {@code null} if it has not said
 */
record Line(Socket socket, Socket raw, @Nullable ClientId id) {

    static Line plain(Socket socket) {
        return new Line(socket, socket, null);
    }

    Line knownAs(@Nullable ClientId newId) {
        return new Line(socket, raw, newId);
    }

    /**
     * Whether the server has not closed an idle connection, and has sent nothing that nobody asked for: the end of a TLS
     * session, or the rest of a reply. Costs no round trip.
     *
     * @param mayTakeLong whether a millisecond may be spent on a socket of the application's, which can't be asked faster
     */
    boolean isQuiet(boolean mayTakeLong) {
        try {
            if (raw instanceof ChannelSocket ours) {
                return ours.isQuiet();
            }
            return raw.getInputStream().available() == 0 && (!mayTakeLong || isSilent());
        } catch (IOException | RuntimeException gone) {
            // A socket of the application's may throw anything.
            return false;
        }
    }

    private boolean isSilent() throws IOException {
        int before = raw.getSoTimeout();
        raw.setSoTimeout(1);
        try {
            raw.getInputStream().read();
            return false;
        } catch (SocketTimeoutException nothing) {
            raw.setSoTimeout(before);
            return true;
        }
    }

    void close() {
        close(socket);
        close(raw);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyUseless) {
            // Whoever closes it has another failure to report, or none.
        }
    }
}
