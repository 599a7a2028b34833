package io.github.cdirediscache.cli;

import io.github.cdirediscache.internal.format.Formats;
import io.github.cdirediscache.internal.inspect.RawState;
import io.github.cdirediscache.internal.inspect.RawValue;
import jakarta.json.JsonValue;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.spi.JsonProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A value as far as it can be shown without the application's classes. No object is made of it.
 *
 * @param form what is shown
 * @param text the value for a reader; empty if it can't be shown
 * @param json the value for a program; {@code null} if it can't be shown or is {@code null}
 */
record Decoded(String form, Optional<String> text, JsonValue json) {

    private static final JsonProvider PROVIDER = JsonProvider.provider();

    static Decoded of(RawValue value) {
        if (value.problem().isPresent()) {
            return hidden("not shown: " + value.problem().get());
        }
        if (value.entry().isNull()) {
            return hidden("null");
        }
        if (value.payload().isEmpty()) {
            return hidden(value.entry().state() == RawState.FOREIGN ? "not ours" : "none");
        }
        byte[] payload = value.payload().get();
        return switch (form(value.entry().serializer())) {
            case "number" -> json("number", payload);
            case "json" -> json("json", payload);
            case "yaml" -> text("yaml", payload);
            case "bytes", "scalar:char", "scalar:text" -> text("text", payload);
            case "scalar:byte", "scalar:short", "scalar:int", "scalar:long", "scalar:integer" ->
                json("number", payload);
            case "scalar:float", "scalar:double", "scalar:decimal", "scalar:boolean" -> json("json", payload);
            case "msgpack" -> msgpack(payload);
            case "binary" -> hidden(JavaStream.describe(payload));
            default -> base64(payload);
        };
    }

    /** The serializer, without the order of a sorted collection that may stand behind it. */
    private static String form(String serializer) {
        int colon = serializer.indexOf(':');
        return colon < 0 || serializer.startsWith("scalar:") ? serializer : serializer.substring(0, colon);
    }

    private static Decoded hidden(String form) {
        return new Decoded(form, Optional.empty(), JsonValue.NULL);
    }

    private static Decoded json(String form, byte[] payload) {
        Optional<String> text = utf8(payload);
        Optional<JsonValue> value = text.flatMap(Json::parse);
        return value.isPresent() ? new Decoded(form, text, value.get()) : text("text", payload);
    }

    private static Decoded text(String form, byte[] payload) {
        return utf8(payload)
                .map(text -> new Decoded(form, Optional.of(text), PROVIDER.createValue(text)))
                .orElseGet(() -> base64(payload));
    }

    /** Its numbers, texts, lists and maps are shown as JSON; it names no classes. */
    private static Decoded msgpack(byte[] payload) {
        try (Formats formats = Formats.of(
                "msgpack", Map.of(), List.of(), "none", OptionalInt.empty(), Integer.MAX_VALUE, List.of(), List.of())) {
            Object value = formats.serializer().deserialize(new ByteArrayInputStream(payload), Object.class);
            String text =
                    JsonbBuilder.create(new JsonbConfig().withNullValues(true)).toJson(value);
            return Json.parse(text)
                    .map(json -> new Decoded("msgpack, shown as json", Optional.of(text), json))
                    .orElseGet(() -> base64(payload));
        } catch (IOException | RuntimeException unreadable) {
            return base64(payload);
        }
    }

    private static Decoded base64(byte[] payload) {
        String text = Base64.getEncoder().encodeToString(payload);
        return new Decoded("base64", Optional.of(text), PROVIDER.createValue(text));
    }

    private static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException binary) {
            return Optional.empty();
        }
    }
}
