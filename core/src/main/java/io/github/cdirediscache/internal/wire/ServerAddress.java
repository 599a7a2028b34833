package io.github.cdirediscache.internal.wire;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The address of a server, as reported by another server.
 *
 * @param host its host; empty if the other server does not know the host: then it is the host of that other server
 * @param port its port
 */
public record ServerAddress(String host, int port) {

    private static final int LAST_PORT = 65535;

    /** Reads an answer that begins with a host and a port. Empty if it is not an address. */
    static Optional<ServerAddress> of(@Nullable Object answer) {
        return answer instanceof List<?> pair && pair.size() >= 2
                ? of(Answers.text(pair.get(0)), Answers.text(pair.get(1)))
                : Optional.empty();
    }

    static Optional<ServerAddress> of(String host, String port) {
        try {
            int number = Integer.parseInt(port);
            boolean isAddress = !host.equals("?") && number > 0 && number <= LAST_PORT;
            return isAddress ? Optional.of(new ServerAddress(host, number)) : Optional.empty();
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }
}
