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
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A value as far as it can be shown without the application's classes. No object of theirs is made of it.
 *
 * @param form what is shown
 * @param text the value for a reader; empty if it can't be shown
 * @param json the value for a program, as text where it is cut or nested too deeply; {@code null} if it can't be shown or
 *     is {@code null}
 * @param leftOut how many bytes are not shown
 */
record Decoded(String form, Optional<String> text, JsonValue json, long leftOut) {

    private static final JsonProvider PROVIDER = JsonProvider.provider();

    /** Writing JSON takes a part of the stack for each level. */
    private static final int DEEPEST = 200;

    /** A larger one is shown as bytes: objects have to be made of all of it. */
    private static final int LARGEST_MSGPACK = 4_000_000;

    /** Shows at most so many bytes. */
    static Decoded of(RawValue value, int limit) {
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
        Head head = Head.of(payload, value.leftOut(), limit);
        return switch (form(value.entry().serializer())) {
            case "number" -> json("number", head);
            case "json" -> json("json", head);
            case "yaml" -> text("yaml", head);
            case "bytes", "scalar:char", "scalar:text" -> text("text", head);
            case "scalar:byte", "scalar:short", "scalar:int", "scalar:long", "scalar:integer" -> json("number", head);
            case "scalar:float", "scalar:double", "scalar:decimal", "scalar:boolean" -> json("json", head);
            case "msgpack" -> value.leftOut() == 0 ? msgpack(payload, limit) : base64(head);
            case "binary" -> hidden(JavaStream.describe(payload));
            default -> base64(head);
        };
    }

    /** The serializer, without the order of a sorted collection that may stand behind it. */
    private static String form(String serializer) {
        int colon = serializer.indexOf(':');
        return colon < 0 || serializer.startsWith("scalar:") ? serializer : serializer.substring(0, colon);
    }

    private static Decoded hidden(String form) {
        return new Decoded(form, Optional.empty(), JsonValue.NULL, 0);
    }

    private static Decoded json(String form, Head head) {
        return head.text().map(text -> json(form, text)).orElseGet(() -> base64(head));
    }

    private static Decoded json(String form, Head.Text text) {
        if (!text.isWhole()) {
            return shown(form, text);
        }
        if (Json.depth(text.value()) > DEEPEST) {
            return shown(form + ", nested more than " + DEEPEST + " levels deep", text);
        }
        return Json.parse(text.value())
                .map(value -> new Decoded(form, Optional.of(text.value()), value, 0))
                .orElseGet(() -> shown("text", text));
    }

    private static Decoded text(String form, Head head) {
        return head.text().map(text -> shown(form, text)).orElseGet(() -> base64(head));
    }

    private static Decoded shown(String form, Head.Text text) {
        return new Decoded(form, Optional.of(text.value()), PROVIDER.createValue(text.value()), text.leftOut());
    }

    /** Its numbers, texts, lists and maps are shown as JSON; it names no classes. */
    private static Decoded msgpack(byte[] payload, int limit) {
        Head head = Head.of(payload, 0, limit);
        if (payload.length > LARGEST_MSGPACK) {
            return base64(head);
        }
        try (Formats formats = Formats.of(
                "msgpack", Map.of(), List.of(), "none", OptionalInt.empty(), payload.length, List.of(), List.of())) {
            Object value = formats.serializer().deserialize(new ByteArrayInputStream(payload), Object.class);
            String text =
                    JsonbBuilder.create(new JsonbConfig().withNullValues(true)).toJson(value);
            return json("msgpack, shown as json", Head.Text.of(text, limit));
        } catch (IOException | RuntimeException | StackOverflowError unreadable) {
            return base64(head);
        }
    }

    private static Decoded base64(Head head) {
        String text = Base64.getEncoder().encodeToString(head.bytes());
        return new Decoded("base64", Optional.of(text), PROVIDER.createValue(text), head.leftOut());
    }
}
