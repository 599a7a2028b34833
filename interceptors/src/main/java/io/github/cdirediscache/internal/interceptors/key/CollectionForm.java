package io.github.cdirediscache.internal.interceptors.key;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists in their order; sets and maps, which are equal in any order, sorted by the text of what they hold. */
enum CollectionForm implements Form {
    LIST {
        @Override
        public void encode(Object value, StringBuilder out, int depth) {
            Encoding.appendAll("[", (Collection<?>) value, ']', out, depth);
        }
    },
    SET {
        @Override
        public void encode(Object value, StringBuilder out, int depth) {
            List<String> elements = new ArrayList<>();
            for (Object element : (Collection<?>) value) {
                elements.add(encoded(element, depth));
            }
            appendSorted("set{", elements, out);
        }
    },
    MAP {
        @Override
        public void encode(Object value, StringBuilder out, int depth) {
            List<String> entries = new ArrayList<>();
            for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
                entries.add(encoded(entry.getKey(), depth) + "=" + encoded(entry.getValue(), depth));
            }
            appendSorted("map{", entries, out);
        }
    };

    private static String encoded(@Nullable Object value, int depth) {
        StringBuilder out = new StringBuilder();
        Encoding.append(value, out, depth + 1);
        return out.toString();
    }

    private static void appendSorted(String open, List<String> texts, StringBuilder out) {
        Collections.sort(texts);
        out.append(open).append(String.join(",", texts)).append('}');
    }
}
