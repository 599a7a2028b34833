package io.github.cdirediscache.internal.interceptors.plan;

import java.util.function.Consumer;

/** Takes the problems of one method, or of a part of it, and passes them on with the name of the place in front. */
record MethodProblems(String where, Consumer<String> all) implements Consumer<String> {

    @Override
    public void accept(String problem) {
        all.accept(where + problem);
    }

    /** The problems of a part of this place. */
    MethodProblems of(String part) {
        return new MethodProblems(where + part + " ", all);
    }
}
