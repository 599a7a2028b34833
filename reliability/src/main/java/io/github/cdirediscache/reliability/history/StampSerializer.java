package io.github.cdirediscache.reliability.history;

import io.github.cdirediscache.format.Serializer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;

/** Writes stamps as text. */
final class StampSerializer implements Serializer {

    static final String ID = "stamp";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public void serialize(Object value, Type type, OutputStream out) throws IOException {
        out.write(((Stamp) value).toText().getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public Object deserialize(InputStream in, Type type) throws IOException {
        return Stamp.parse(new String(in.readAllBytes(), StandardCharsets.US_ASCII));
    }
}
