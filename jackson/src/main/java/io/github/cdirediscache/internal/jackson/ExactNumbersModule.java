package io.github.cdirediscache.internal.jackson;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.ContextualSerializer;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Numbers of any length, up to that which is read: to make one of its digits takes quadratic time. */
final class ExactNumbersModule {

    private ExactNumbersModule() {}

    static SimpleModule create() {
        return new SimpleModule("cdi-redis-cache exact numbers")
                .addSerializer(BigDecimal.class, new NumberSerializer(false))
                .addSerializer(BigInteger.class, new NumberSerializer(false))
                .addKeySerializer(BigDecimal.class, new KeySerializer())
                .addKeySerializer(BigInteger.class, new KeySerializer())
                .addKeyDeserializer(BigDecimal.class, new NumberKey(BigDecimal::new))
                .addKeyDeserializer(BigInteger.class, new NumberKey(BigInteger::new));
    }

    private static String digits(Number number) throws IOException {
        // A digit has less than four bits: asked first, so that a number of millions of them is not made a text first.
        BigInteger unscaled = number instanceof BigDecimal decimal ? decimal.unscaledValue() : (BigInteger) number;
        String digits = unscaled.bitLength() / 4 > JacksonMapping.MAX_NUMBER ? null : number.toString();
        if (digits == null || digits.length() > JacksonMapping.MAX_NUMBER) {
            throw new IOException("a number must have at most " + JacksonMapping.MAX_NUMBER + " characters, has more");
        }
        return digits;
    }

    /** As a text, unless an annotation asks for a number. */
    private static final class NumberSerializer extends StdScalarSerializer<Number> implements ContextualSerializer {

        private static final long serialVersionUID = 1;

        private final boolean asNumber;

        NumberSerializer(boolean asNumber) {
            super(Number.class);
            this.asNumber = asNumber;
        }

        @Override
        public JsonSerializer<?> createContextual(SerializerProvider provider, @Nullable BeanProperty property) {
            if (property == null) {
                return this;
            }
            JsonFormat.Value format = property.findPropertyFormat(
                    provider.getConfig(), property.getType().getRawClass());
            return new NumberSerializer(format.getShape().isNumeric());
        }

        @Override
        public void serialize(Number number, JsonGenerator to, SerializerProvider provider) throws IOException {
            String digits = digits(number);
            if (!asNumber) {
                to.writeString(digits);
            } else if (number instanceof BigDecimal decimal) {
                to.writeNumber(decimal);
            } else {
                to.writeNumber((BigInteger) number);
            }
        }
    }

    private static final class KeySerializer extends JsonSerializer<Number> {

        @Override
        public void serialize(Number key, JsonGenerator to, SerializerProvider provider) throws IOException {
            to.writeFieldName(digits(key));
        }
    }

    private static final class NumberKey extends KeyDeserializer {

        private final Function<String, Number> read;

        NumberKey(Function<String, Number> read) {
            this.read = read;
        }

        @Override
        public Object deserializeKey(String key, DeserializationContext context) throws IOException {
            if (key.length() > JacksonMapping.MAX_NUMBER) {
                throw JsonMappingException.from(
                        context, "a number must have at most " + JacksonMapping.MAX_NUMBER + " characters");
            }
            return read.apply(key);
        }
    }
}
