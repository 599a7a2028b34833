package io.github.cdirediscache.internal.connection;

import org.jspecify.annotations.Nullable;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Stands for an exception of Jedis as the cause of one of ours: the same class name, stack trace and causes, but with a
 * message that holds nothing that a server echoed. Loggers print the messages of causes, too.
 */
final class ClientFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private ClientFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The failure as it may be printed with all its causes: itself if no message among them may hold a secret. */
    static Throwable of(Throwable failure) {
        if (!isUnsafe(failure)) {
            return failure;
        }
        Throwable cause = failure.getCause();
        ClientFailure shown = new ClientFailure(
                failure.getClass().getSimpleName() + message(failure), cause == null ? null : of(cause));
        shown.setStackTrace(failure.getStackTrace());
        return shown;
    }

    /** Also what has such a cause: a cause can't be taken out of an exception. */
    private static boolean isUnsafe(@Nullable Throwable failure) {
        if (failure == null) {
            return false;
        }
        if (failure instanceof JedisException || failure instanceof NumberFormatException) {
            return true;
        }
        for (Throwable suppressed : failure.getSuppressed()) {
            if (isUnsafe(suppressed)) {
                return true;
            }
        }
        return isUnsafe(failure.getCause());
    }

    /** An exception that was made with a cause alone quotes it, and one for a number quotes what is none. */
    private static String message(Throwable failure) {
        boolean mayQuote = failure.getCause() != null || failure instanceof NumberFormatException;
        return mayQuote ? "" : ": " + ErrorText.of(failure);
    }
}
