package io.github.cdirediscache.internal.load;

/** Throws what a loader threw. The loader's own type says what that may be; a shared outcome loses that type. */
public final class Rethrow {

    private Rethrow() {}

    /**
     * A throwable as whatever type the caller's signature allows. To be used in {@code throw Rethrow.<X>asItIs(failure)}.
     *
     * @param <X> what the caller may throw
     * @param failure what a loader threw
     * @return never
     * @throws X the failure
     */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public static <X extends Throwable> X asItIs(Throwable failure) throws X {
        throw (X) failure;
    }
}
