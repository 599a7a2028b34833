package io.github.cdirediscache.internal.jackson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.NullValueProvider;
import com.fasterxml.jackson.databind.deser.std.CollectionDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

/** Collects the elements of a collection in a list before it fills the collection. */
final class FilledCollectionDeserializer extends CollectionDeserializer {

    private static final long serialVersionUID = 1;

    /** Each element is compared with each other one. */
    private static final int MOST_OF_A_LIST = 20_000;

    FilledCollectionDeserializer(CollectionDeserializer usual) {
        super(usual);
    }

    @Override
    protected CollectionDeserializer withResolved(
            JsonDeserializer<?> delegate,
            JsonDeserializer<?> content,
            TypeDeserializer contentType,
            NullValueProvider nulls,
            Boolean unwrapSingle) {
        return new FilledCollectionDeserializer(
                super.withResolved(delegate, content, contentType, nulls, unwrapSingle));
    }

    @Override
    protected Collection<Object> createDefaultInstance(DeserializationContext context) {
        return new Elements();
    }

    @Override
    public Collection<Object> deserialize(JsonParser from, DeserializationContext context) throws IOException {
        Collection<Object> read = super.deserialize(from, context);
        return read instanceof Elements elements ? filled(elements, context) : read;
    }

    private Collection<Object> filled(List<Object> elements, DeserializationContext context) throws IOException {
        Collection<Object> collection = super.createDefaultInstance(context);
        boolean areFew = collection instanceof CopyOnWriteArraySet<?>
                ? elements.size() <= MOST_OF_A_LIST
                : !(collection instanceof Set<?>) || EqualHashes.areFewIn(elements);
        if (!areFew) {
            context.reportInputMismatch(this, EqualHashes.REFUSAL);
        }
        // At once: a collection that copies itself on each write would take quadratic time.
        collection.addAll(elements);
        return collection;
    }

    /** Tells the elements from what a creator of the application has made. */
    private static final class Elements extends ArrayList<Object> {

        private static final long serialVersionUID = 1;
    }
}
