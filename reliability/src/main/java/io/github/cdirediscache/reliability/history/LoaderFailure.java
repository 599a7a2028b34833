package io.github.cdirediscache.reliability.history;

/** What a loader of ours throws when it fails on purpose. */
final class LoaderFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    LoaderFailure() {
        super("on purpose");
    }
}
