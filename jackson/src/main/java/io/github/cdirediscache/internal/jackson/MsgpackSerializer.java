package io.github.cdirediscache.internal.jackson;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.github.cdirediscache.format.Serializer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Type;
import java.util.Map;

/**
 * MessagePack: the serializer {@code msgpack}. Jackson makes tokens of values and values of tokens; the format, which
 * is small, is read and written here, so that lengths and depths from outside are checked before anything is done for
 * them. Extension types are not read. Thread-safe.
 *
 * @see <a href="https://github.com/msgpack/msgpack/blob/master/spec.md">MessagePack specification</a>
 */
final class MsgpackSerializer implements Serializer {

    static final String ID = "msgpack";

    private static final int MEMORY_PER_BYTE = 160;

    private final JacksonMapping mapping;

    MsgpackSerializer(Map<String, String> options) {
        this.mapping = new JacksonMapping("MessagePack", new JsonFactory(), JacksonOptions.read(options));
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public void serialize(Object value, Type type, OutputStream out) throws IOException {
        try (TokenBuffer tokens = new TokenBuffer(mapping.mapper(), false)) {
            mapping.write(value, type, tokens);
            MsgpackWriter.write(tokens, out);
        }
    }

    @Override
    public Object deserialize(InputStream in, Type type) throws IOException {
        byte[] bytes = in.readAllBytes();
        ReadBudget budget = new ReadBudget(bytes.length, MEMORY_PER_BYTE);
        try (TokenBuffer tokens = new TokenBuffer(mapping.mapper(), false)) {
            MsgpackReader.read(bytes, tokens);
            try (JsonParser parser = tokens.asParser(JacksonMapping.READING)) {
                return mapping.read(
                        bytes.length <= ReadBudget.SHORT ? parser : new BudgetedParser(parser, budget), type);
            }
        }
    }
}
