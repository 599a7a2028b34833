package io.github.cdirediscache.internal.jackson;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.databind.ser.ContextualSerializer;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Dates and calendars with all that they hold: Jackson alone drops nanoseconds and zones, and makes all a {@code Date}. */
final class LegacyTimesModule {

    private LegacyTimesModule() {}

    static SimpleModule create() {
        return new SimpleModule("cdi-redis-cache legacy times")
                .setSerializerModifier(new Serializers())
                .setDeserializerModifier(new Deserializers());
    }

    private static final class Serializers extends BeanSerializerModifier {

        private static final long serialVersionUID = 1;

        @Override
        public JsonSerializer<?> modifySerializer(
                SerializationConfig config, BeanDescription description, JsonSerializer<?> serializer) {
            Class<?> type = description.getBeanClass();
            if (Calendar.class.isAssignableFrom(type)) {
                return new Text(serializer, value -> LegacyTimes.ofCalendar((Calendar) value));
            }
            if (isXml(type)) {
                return new Text(serializer, Object::toString);
            }
            return type == Date.class || isSql(type)
                    ? new Text(serializer, value -> LegacyTimes.ofDate((Date) value))
                    : serializer;
        }
    }

    private static final class Deserializers extends BeanDeserializerModifier {

        private static final long serialVersionUID = 1;

        @Override
        public JsonDeserializer<?> modifyDeserializer(
                DeserializationConfig config, BeanDescription description, JsonDeserializer<?> deserializer) {
            Class<?> type = description.getBeanClass();
            if (type == Calendar.class || type == GregorianCalendar.class) {
                return new OwnText(deserializer, LegacyTimes::toCalendar);
            }
            if (isXml(type)) {
                return new OwnText(deserializer, LegacyTimes::toXml);
            }
            return type == Date.class || isSql(type) ? new OwnText(deserializer, LegacyTimes::toDate) : deserializer;
        }
    }

    private static boolean isSql(Class<?> type) {
        return type.getName().startsWith("java.sql.") && Date.class.isAssignableFrom(type);
    }

    private static boolean isXml(Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            if (each.getName().equals("javax.xml.datatype.XMLGregorianCalendar")) {
                return true;
            }
        }
        return false;
    }

    /** A text, unless an annotation asks for another form. */
    private static final class Text extends StdScalarSerializer<Object> implements ContextualSerializer {

        private static final long serialVersionUID = 1;

        /** Also that of a {@code Date} that is no other class. */
        private final transient JsonSerializer<Object> usual;

        private final transient Function<Object, String> write;

        @SuppressWarnings("unchecked")
        Text(JsonSerializer<?> usual, Function<Object, String> write) {
            super(Object.class);
            this.usual = (JsonSerializer<Object>) usual;
            this.write = write;
        }

        @Override
        public JsonSerializer<?> createContextual(SerializerProvider provider, @Nullable BeanProperty property)
                throws JsonMappingException {
            boolean isAsked = property != null
                    && !property.findPropertyFormat(
                                    provider.getConfig(), property.getType().getRawClass())
                            .equals(JsonFormat.Value.empty());
            return isAsked ? provider.handleSecondaryContextualization(usual, property) : this;
        }

        @Override
        public void serialize(Object value, JsonGenerator to, SerializerProvider provider) throws IOException {
            if (value.getClass() == Date.class) {
                usual.serialize(value, to, provider);
            } else {
                to.writeString(write.apply(value));
            }
        }
    }

    /** Our text; any other as Jackson reads it. */
    private static final class OwnText extends DelegatingDeserializer {

        private static final long serialVersionUID = 1;

        private final transient Function<String, Object> read;

        OwnText(JsonDeserializer<?> usual, Function<String, Object> read) {
            super(usual);
            this.read = read;
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> usual) {
            return new OwnText(usual, read);
        }

        @Override
        public Object deserialize(JsonParser from, DeserializationContext context) throws IOException {
            if (!from.hasToken(JsonToken.VALUE_STRING)
                    || !(LegacyTimes.isOwn(from.getText()) || isXml(handledType()))) {
                return super.deserialize(from, context);
            }
            try {
                Object value = read.apply(from.getText());
                return handledType().isInstance(value)
                        ? value
                        : context.reportInputMismatch(this, "a time of another class");
            } catch (DateTimeException | IllegalArgumentException e) {
                throw JsonMappingException.from(context, "no time", e);
            }
        }
    }
}
