package io.github.cdirediscache.it.values;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cdirediscache.format.Serializer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Type;
import java.util.Locale;

/** A serializer of the application, named by its class. */
public class Upper implements Serializer {

    @Override
    public String id() {
        return "upper";
    }

    @Override
    public void serialize(Object value, Type type, OutputStream out) throws IOException {
        out.write(value.toString().toUpperCase(Locale.ROOT).getBytes(UTF_8));
    }

    @Override
    public Object deserialize(InputStream in, Type type) throws IOException {
        return new String(in.readAllBytes(), UTF_8);
    }
}
