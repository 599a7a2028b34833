package io.github.cdirediscache.internal.jackson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;

/** How many elements or entries each array and map has, which MessagePack writes before them. Not thread-safe. */
final class MsgpackSizes {

    private final int[] open = new int[JacksonMapping.MAX_DEPTH + 1];
    private final boolean[] isArray = new boolean[JacksonMapping.MAX_DEPTH + 1];
    private final MsgpackLimits limits = new MsgpackLimits();
    private int depth;

    private int[] sizes = new int[16];
    private int containers;
    private int next;

    private MsgpackSizes() {}

    static MsgpackSizes of(JsonParser tokens) throws IOException {
        MsgpackSizes all = new MsgpackSizes();
        for (JsonToken token = tokens.nextToken(); token != null; token = tokens.nextToken()) {
            all.count(token);
        }
        return all;
    }

    /** The size of the next container, in the order in which they begin. */
    int next() {
        return sizes[next++];
    }

    private void count(JsonToken token) throws IOException {
        if (token.isStructEnd()) {
            depth--;
            return;
        }
        // A value of a map has been counted with its key.
        if (depth > 0 && (isArray[depth] || token == JsonToken.FIELD_NAME)) {
            sizes[open[depth]]++;
        }
        if (token != JsonToken.FIELD_NAME) {
            limits.value();
        }
        if (token.isStructStart()) {
            limits.container();
            begin(token == JsonToken.START_ARRAY);
        }
    }

    private void begin(boolean array) throws IOException {
        if (++depth > JacksonMapping.MAX_DEPTH) {
            throw new IOException(
                    "MessagePack must be nested at most " + JacksonMapping.MAX_DEPTH + " deep, is deeper");
        }
        if (containers == sizes.length) {
            sizes = Arrays.copyOf(sizes, 2 * containers);
        }
        open[depth] = containers++;
        isArray[depth] = array;
    }
}
