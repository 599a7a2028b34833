package io.github.cdirediscache.internal.jackson;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.Reader;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentEndEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;

/**
 * Reads what {@link PlainYamlFactory}'s generators write, and refuses the rest of YAML: aliases and anchors, tags,
 * several documents, a document without its end marker, and words and numbers that YAML 1.1 takes for others than they seem ({@code yes}, {@code 010},
 * {@code 1_000}, {@code ~}). Not thread-safe.
 *
 * @see <a href="https://yaml.org/spec/1.1/">YAML 1.1</a>
 */
final class PlainYamlParser extends YAMLParser {

    private static final Pattern NUMBER = Pattern.compile(
            "-?(0|[1-9][0-9]*+)(\\.[0-9]++)?([eE][-+]?[0-9]++)?|-?\\.inf|\\.nan", Pattern.CASE_INSENSITIVE);

    /** Without it, a text that is cut off at the end of a line would be a shorter value. */
    static final String END = "...";

    private final ContainerLimit containers = new ContainerLimit("YAML");
    private int documents;

    PlainYamlParser(
            IOContext context, int features, int yamlFeatures, ObjectCodec codec, Reader text, ParserImpl events) {
        super(context, features, yamlFeatures, codec, text, events);
    }

    @Override
    protected Event getEvent() throws IOException {
        Event event = super.getEvent();
        if (event instanceof NodeEvent node && (node instanceof AliasEvent || node.getAnchor() != null)) {
            throw refused("aliases and anchors");
        }
        if (event instanceof ScalarEvent scalar) {
            checkTag(scalar.getTag(), Tag.BINARY.getValue());
        } else if (event instanceof CollectionStartEvent collection) {
            containers.count();
            checkTag(collection.getTag(), null);
        } else if (event instanceof DocumentStartEvent && documents++ > 0) {
            throw refused("several documents");
        } else if (event instanceof DocumentEndEvent end && !end.getExplicit()) {
            throw new IOException("YAML must end with the marker " + END + ", was cut off");
        }
        return event;
    }

    private void checkTag(@Nullable String tag, @Nullable String known) throws IOException {
        if (tag != null && !tag.equals(known)) {
            throw refused("tags");
        }
    }

    @Override
    public @Nullable JsonToken nextToken() throws IOException {
        JsonToken token = super.nextToken();
        if (token != null && token.isScalarValue() && !isAsWritten(token, getText())) {
            throw refused("words and numbers in other forms than they are written in");
        }
        return token;
    }

    private static boolean isAsWritten(JsonToken token, String text) {
        return switch (token) {
            case VALUE_TRUE -> text.equals("true");
            case VALUE_FALSE -> text.equals("false");
            case VALUE_NULL -> text.equals("null");
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> NUMBER.matcher(text).matches();
            default -> true;
        };
    }

    /** Names the place, not the text: it may be a secret. */
    private IOException refused(String what) {
        return new IOException("YAML must have no " + what + ", had some near line "
                + currentLocation().getLineNr());
    }
}
