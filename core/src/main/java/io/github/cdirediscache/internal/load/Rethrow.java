package io.github.cdirediscache.internal.load;

/** Throws what a loader threw, of whatever type: an outcome that callers share does not know its loader's type. */
public final class Rethrow {

    private Rethrow() {}

    /**
     * Throws a failure as a type that the caller's signature allows, as in {@code throw Rethrow.<X>asItIs(failure)}.
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
