package io.github.cdirediscache.reliability.history;

import org.jspecify.annotations.Nullable;

/** Interrupts one caller, but only while it is in a call, and tells it whether it did. Thread-safe. */
final class Interrupts {

    private @Nullable Thread inCall;
    private boolean wasInterrupted;

    /** This thread begins a call. */
    synchronized void enter() {
        inCall = Thread.currentThread();
        wasInterrupted = false;
    }

    /** The call is over. Returns whether its thread was interrupted in it. */
    synchronized boolean leave() {
        inCall = null;
        return wasInterrupted;
    }

    /** Interrupts the call that is under way, if there is one that was not yet. */
    synchronized void interrupt() {
        if (inCall != null && !wasInterrupted) {
            wasInterrupted = true;
            inCall.interrupt();
        }
    }
}
