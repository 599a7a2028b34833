package io.github.cdirediscache.internal.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.github.cdirediscache.format.Serializer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * YAML in UTF-8, by Jackson: the serializer {@code yaml}. What it reads is what it writes: one document that is
 * closed by {@code ...}, no aliases, no anchors, no tag but that of bytes, numbers as in JSON. Thread-safe.
 */
final class YamlSerializer implements Serializer {

    static final String ID = "yaml";

    private static final int MEMORY_PER_BYTE = 500;

    private final JacksonMapping mapping;

    YamlSerializer(Map<String, String> options) {
        this.mapping = new JacksonMapping("YAML", PlainYamlFactory.create(), JacksonOptions.read(options));
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public void serialize(Object value, Type type, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8.newEncoder());
        try (JsonGenerator generator = mapping.mapper().getFactory().createGenerator(writer)) {
            mapping.write(value, type, generator);
        }
        writer.write(PlainYamlParser.END + '\n');
        writer.flush();
    }

    @Override
    public Object deserialize(InputStream in, Type type) throws IOException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(in.readAllBytes()))
                .toString();
        ReadBudget budget = new ReadBudget(text.length(), MEMORY_PER_BYTE);
        try (JsonParser parser = mapping.mapper().getFactory().createParser(text)) {
            return mapping.read(text.length() <= ReadBudget.SHORT ? parser : new BudgetedParser(parser, budget), type);
        } catch (YAMLException e) {
            throw new IOException("YAML can't be read as " + type.getTypeName(), e);
        }
    }
}
