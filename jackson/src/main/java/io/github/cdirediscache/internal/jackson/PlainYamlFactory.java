package io.github.cdirediscache.internal.jackson;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactoryBuilder;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.parser.ParserImpl;

/** Makes parsers that take no more of YAML than its generators write. Thread-safe. */
final class PlainYamlFactory extends YAMLFactory {

    private static final long serialVersionUID = 1;

    private PlainYamlFactory(YAMLFactoryBuilder settings) {
        super(settings);
    }

    static PlainYamlFactory create() {
        LoaderOptions loading = new LoaderOptions();
        // Who reads bounds the bytes.
        loading.setCodePointLimit(Integer.MAX_VALUE);
        YAMLFactoryBuilder settings = YAMLFactory.builder()
                .loaderOptions(loading)
                .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                .disable(YAMLGenerator.Feature.SPLIT_LINES)
                .disable(YAMLGenerator.Feature.USE_NATIVE_TYPE_ID)
                .disable(YAMLGenerator.Feature.USE_NATIVE_OBJECT_ID)
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .stringQuotingChecker(new PlainNames())
                .streamWriteConstraints(StreamWriteConstraints.builder()
                        .maxNestingDepth(JacksonMapping.MAX_DEPTH)
                        .build())
                .streamReadConstraints(JacksonMapping.READING);
        return new PlainYamlFactory(settings);
    }

    @Override
    protected YAMLParser _createParser(Reader reader, IOContext context) throws IOException {
        StringWriter text = new StringWriter();
        reader.transferTo(text);
        return new PlainYamlParser(
                context,
                _parserFeatures,
                _yamlParserFeatures,
                _objectCodec,
                reader,
                new ParserImpl(new WholeText(text.toString()), _loaderOptions));
    }

    /** Quotes each name that is more than letters: left alone, Jackson writes a line separator or a BOM as it is. */
    private static final class PlainNames extends StringQuotingChecker.Default {

        private static final long serialVersionUID = 1;

        private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

        @Override
        public boolean needToQuoteName(String name) {
            return !PLAIN.matcher(name).matches() || super.needToQuoteName(name);
        }
    }
}
