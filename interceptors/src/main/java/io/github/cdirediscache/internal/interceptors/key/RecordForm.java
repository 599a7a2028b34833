package io.github.cdirediscache.internal.interceptors.key;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records: the class, and the components in their order. */
record RecordForm(String open, List<Accessor> components) implements Form {

    static RecordForm of(Class<?> recordClass) {
        StringBuilder open = new StringBuilder();
        Encoding.appendClass(recordClass, open);
        List<Accessor> components = Arrays.stream(recordClass.getRecordComponents())
                .map(RecordComponent::getAccessor)
                .map(Accessor::of)
                .toList();
        return new RecordForm(open.append('(').toString(), components);
    }

    @Override
    public void encode(Object value, StringBuilder out, int depth) {
        List<@Nullable Object> values = new ArrayList<>(components.size());
        for (Accessor component : components) {
            values.add(component.get(value));
        }
        Encoding.appendAll(open, values, ')', out, depth);
    }
}
