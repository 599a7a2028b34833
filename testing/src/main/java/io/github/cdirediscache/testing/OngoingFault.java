package io.github.cdirediscache.testing;

/** A fault of {@link ServerFaults} that lasts until it is closed. Close several in the reverse order of their begin. */
public interface OngoingFault extends AutoCloseable {

    /**
     * Ends the fault: the server is as it was before. Does nothing the second time, nor if the server does not run: a
     * restart has ended the fault then.
     *
     * @throws RedisServerException if the server is paused or does not answer
     */
    @Override
    void close();
}
