package io.github.cdirediscache.internal.format;

import io.github.cdirediscache.format.Serializer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

// tag::serializer[]
/** Texts as they are, for other programs to read. */
public final class PlainTextSerializer implements Serializer {

    @Override
    public String id() {
        return "plain-text";
    }

    @Override
    public void serialize(Object value, Type type, OutputStream out) throws IOException {
        if (!(value instanceof String text)) {
            throw new IOException("must be a String, was a " + value.getClass().getName());
        }
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Object deserialize(InputStream in, Type type) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes());
        return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    }
}
// end::serializer[]
