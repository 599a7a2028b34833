package io.github.cdirediscache.internal.cache;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.internal.wire.Command;
import io.github.cdirediscache.internal.wire.Exchange;
import io.github.cdirediscache.internal.wire.Node;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A server that fails each command in the way of a test's choice. */
record FailingNode(Supplier<RuntimeException> failure, When when) implements Node {

    /** At which moment commands of a batch fail. */
    enum When {
        BEGIN,
        FINISH
    }

    @Override
    public String location() {
        return "server";
    }

    @Override
    public <T> @Nullable T send(Command<T> command) {
        throw failure.get();
    }

    @Override
    public <T> Exchange<T> begin(List<? extends Command<T>> commands) {
        RuntimeException thrown = failure.get();
        if (thrown instanceof CacheException known) {
            return Exchange.failed(known, commands.size());
        }
        if (when == When.BEGIN) {
            throw thrown;
        }
        return () -> {
            throw thrown;
        };
    }

    @Override
    public void renew() {}

    @Override
    public int epoch() {
        return 0;
    }

    @Override
    public void close() {}
}
