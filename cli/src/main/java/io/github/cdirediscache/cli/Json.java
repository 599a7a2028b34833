package io.github.cdirediscache.cli;

import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import java.io.FilterWriter;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.Writer;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Writes and reads JSON. */
final class Json {

    private static final JsonProvider PROVIDER = JsonProvider.provider();

    private Json() {}

    static void print(Report report, PrintWriter out) {
        try (JsonGenerator json = PROVIDER.createGeneratorFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                .createGenerator(new Unclosed(out))) {
            json.writeStartObject();
            report.writeJson(json);
            json.writeEnd();
        }
        out.println();
    }

    static void write(JsonGenerator json, String name, OptionalLong number) {
        if (number.isPresent()) {
            json.write(name, number.getAsLong());
        } else {
            json.writeNull(name);
        }
    }

    /** The value that a text is; empty if it is none. */
    static Optional<JsonValue> parse(String text) {
        try (JsonReader reader = PROVIDER.createReader(new StringReader(text))) {
            return Optional.of(reader.readValue());
        } catch (RuntimeException | StackOverflowError noJson) {
            return Optional.empty();
        }
    }

    /** How deeply lists and objects are nested in a text that may be JSON. */
    static int depth(String text) {
        int depth = 0;
        int deepest = 0;
        boolean inString = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (inString && c == '\\') {
                i++;
            } else if (c == '"') {
                inString = !inString;
            } else if (!inString && (c == '[' || c == '{')) {
                deepest = Math.max(deepest, ++depth);
            } else if (!inString && (c == ']' || c == '}')) {
                depth--;
            }
        }
        return deepest;
    }

    /** A generator closes what it writes to. */
    private static final class Unclosed extends FilterWriter {

        Unclosed(Writer out) {
            super(out);
        }

        @Override
        public void close() {}
    }
}
