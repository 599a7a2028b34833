package io.github.cdirediscache.internal.interceptors.plan;

import java.lang.reflect.Method;

/**
 * Finds suspend functions of Kotlin: to Java they are methods with one parameter more, which return an {@code Object}
 * that need not be the value.
 *
 * @see <a href="https://kotlinlang.org/docs/java-to-kotlin-interop.html">Kotlin: calling Kotlin from Java</a>
 */
final class SuspendFunctions {

    /** By its name, since most applications lack the class. */
    private static final String CONTINUATION = "kotlin.coroutines.Continuation";

    private SuspendFunctions() {}

    static boolean is(Method method) {
        Class<?>[] parameters = method.getParameterTypes();
        return parameters.length > 0
                && parameters[parameters.length - 1].getName().equals(CONTINUATION);
    }

    static void tell(MethodProblems problems) {
        problems.accept(
                "is a suspend function, which returns before it has its value, so that no annotation can act on it;"
                        + " let a function without suspend return a CompletionStage (future { } of kotlinx-coroutines-jdk8), or"
                        + " inject a Cache and call getOrLoadAsync");
    }
}
