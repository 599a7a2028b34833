package io.github.cdirediscache.internal.jackson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Times as the texts that they are written as: Jackson alone would take a number for one too. */
final class TextualTimesModule {

    private static final Set<Class<?>> TIMES = Set.of(
            Instant.class,
            OffsetDateTime.class,
            ZonedDateTime.class,
            Duration.class,
            LocalDate.class,
            Date.class,
            Calendar.class);

    private TextualTimesModule() {}

    static SimpleModule create() {
        return new SimpleModule("cdi-redis-cache times").setDeserializerModifier(new Times());
    }

    private static final class Times extends BeanDeserializerModifier {

        private static final long serialVersionUID = 1;

        @Override
        public JsonDeserializer<?> modifyDeserializer(
                DeserializationConfig config, BeanDescription description, JsonDeserializer<?> deserializer) {
            return TIMES.contains(description.getBeanClass()) ? new OnlyText(deserializer) : deserializer;
        }
    }

    private static final class OnlyText extends DelegatingDeserializer {

        private static final long serialVersionUID = 1;

        OnlyText(JsonDeserializer<?> any) {
            super(any);
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> any) {
            return new OnlyText(any);
        }

        /** An annotation may ask for numbers: then these are written, and read. */
        @Override
        public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property)
                throws JsonMappingException {
            JsonDeserializer<?> contextual = super.createContextual(context, property);
            boolean asNumber = property != null
                    && property.findPropertyFormat(context.getConfig(), handledType())
                            .getShape()
                            .isNumeric();
            return asNumber && contextual instanceof OnlyText text ? text.getDelegatee() : contextual;
        }

        @Override
        public Object deserialize(JsonParser from, DeserializationContext context) throws IOException {
            if (from.currentToken().isNumeric()) {
                return context.reportInputMismatch(this, "a time must be a text, was a number");
            }
            return super.deserialize(from, context);
        }
    }
}
