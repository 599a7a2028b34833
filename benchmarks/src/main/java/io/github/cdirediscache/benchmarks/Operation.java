package io.github.cdirediscache.benchmarks;

import org.jspecify.annotations.Nullable;

/** What is done, in the order of the table. */
public enum Operation {
    /** Reads one value. */
    GET("get") {
        @Override
        @Nullable Object run(Client client, long call) {
            return client.get((int) (call % Values.COUNT));
        }
    },
    /** Writes one value. */
    PUT("put") {
        @Override
        Object run(Client client, long call) {
            return client.put((int) (call % Values.COUNT));
        }
    },
    /** Reads many values. */
    GET_ALL("getAll(" + Client.BATCH + ")") {
        @Override
        Object run(Client client, long call) {
            return client.getAll((int) (call % (Values.COUNT / Client.BATCH)));
        }
    },
    /** Writes many values. */
    PUT_ALL("putAll(" + Client.BATCH + ")") {
        @Override
        Object run(Client client, long call) {
            return client.putAll((int) (call % (Values.COUNT / Client.BATCH)));
        }
    };

    private final String title;

    Operation(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Does it on the keys whose turn it is. */
    abstract @Nullable Object run(Client client, long call);
}
