package io.github.cdirediscache.internal.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.BitSet;

/** Classes of the JDK that Jackson alone would write such that it can't read them back, or reads too readily. */
final class JdkValuesModule {

    private JdkValuesModule() {}

    static SimpleModule create() {
        return new SimpleModule("cdi-redis-cache JDK values")
                .addSerializer(new BitSetSerializer())
                .addDeserializer(BitSet.class, new BitSetDeserializer())
                .addSerializer(new ClassSerializer())
                .addDeserializer(Class.class, new ClassDeserializer());
    }

    /** A bit set as its words. */
    private static final class BitSetSerializer extends StdSerializer<BitSet> {

        private static final long serialVersionUID = 1;

        BitSetSerializer() {
            super(BitSet.class);
        }

        @Override
        public void serialize(BitSet bits, JsonGenerator to, SerializerProvider provider) throws IOException {
            long[] words = bits.toLongArray();
            to.writeArray(words, 0, words.length);
        }
    }

    private static final class BitSetDeserializer extends StdDeserializer<BitSet> {

        private static final long serialVersionUID = 1;

        BitSetDeserializer() {
            super(BitSet.class);
        }

        @Override
        public BitSet deserialize(JsonParser from, DeserializationContext context) throws IOException {
            return BitSet.valueOf(context.readValue(from, long[].class));
        }
    }

    /** Else Jackson would write its name, and load whatever class a payload names. */
    @SuppressWarnings("rawtypes")
    private static final class ClassSerializer extends StdSerializer<Class> {

        private static final long serialVersionUID = 1;

        ClassSerializer() {
            super(Class.class);
        }

        @Override
        public void serialize(Class value, JsonGenerator to, SerializerProvider provider) throws IOException {
            provider.reportMappingProblem("a class is never written into an entry");
        }
    }

    @SuppressWarnings("rawtypes")
    private static final class ClassDeserializer extends StdDeserializer<Class> {

        private static final long serialVersionUID = 1;

        ClassDeserializer() {
            super(Class.class);
        }

        @Override
        public Class deserialize(JsonParser from, DeserializationContext context) throws IOException {
            return context.reportInputMismatch(this, "a class is never read from an entry");
        }
    }
}
