package io.github.cdirediscache.internal.load;

import io.github.cdirediscache.cache.LoadOptions;
import io.github.cdirediscache.internal.time.FakeTime;
import java.util.concurrent.CompletableFuture;

/** How a caller asks: the rules are the same. */
enum Style {

    /** Each caller has a thread, which waits. */
    BLOCKING {
        @Override
        CompletableFuture<String> call(FakeTime time, Process process, String key, Source loader, LoadOptions options) {
            return time.start(() -> process.get(key, loader, options)).result();
        }

        @Override
        CompletableFuture<String> nested(Process process, Source loader, LoadOptions options) {
            try {
                return CompletableFuture.completedFuture(process.get("k", loader, options));
            } catch (Exception failure) {
                return CompletableFuture.failedFuture(failure);
            }
        }
    },

    /** Callers are told later. */
    ASYNC {
        @Override
        CompletableFuture<String> call(FakeTime time, Process process, String key, Source loader, LoadOptions options) {
            CompletableFuture<String> result = process.getLater(key, loader, options);
            time.settle();
            return result;
        }

        @Override
        CompletableFuture<String> nested(Process process, Source loader, LoadOptions options) {
            return process.getLater("k", loader, options);
        }
    };

    /** Begins a call, and lets it go as far as it can. */
    abstract CompletableFuture<String> call(
            FakeTime time, Process process, String key, Source loader, LoadOptions options);

    /** A call for {@code k} in the thread that runs a loader. */
    abstract CompletableFuture<String> nested(Process process, Source loader, LoadOptions options);
}
