package kotlin.coroutines;

/**
 * As Kotlin's library has it, which is not on the class path of the tests.
 *
 * @param <T> what the function returns in the end
 */
public interface Continuation<T> {

    /** Goes on with what the function returns. */
    void resumeWith(Object result);
}
