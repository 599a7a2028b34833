package io.github.cdirediscache.internal.format;

import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the JDK's {@code java.util.CollSer} reads, which stands for {@code List.of}, {@code Set.of} and {@code Map.of} in
 * a serialized stream. It fills an open table at the end, in one step that no filter sees, and that takes minutes for keys
 * that all want the same place. Here, such keys get into a hash table, or are refused where that would take as long. The
 * names must be the same but for the package.
 *
 * @see <a href="https://docs.oracle.com/en/java/javase/17/docs/api/serialized-form.html#java.util.CollSer">Serialized form</a>
 */
final class CollSer implements Serializable {

    static final String JDK_NAME = "java.util.CollSer";

    private static final long serialVersionUID = 6309168927139932177L;

    private static final int LIST = 1;
    private static final int SET = 2;
    private static final int MAP = 3;
    private static final int LIST_WITH_NULLS = 4;

    private static final int KIND = 0xff;

    @SuppressWarnings("serial") // the JDK's serialized form
    private int tag;

    private transient List<Object> elements = new ArrayList<>();

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        int count = in.readInt();
        if (count < 0) {
            throw new InvalidObjectException("a collection must not have a negative size, had " + count);
        }
        elements = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            elements.add(in.readObject());
        }
    }

    private Object readResolve() throws InvalidObjectException {
        try {
            return switch (tag & KIND) {
                case LIST -> List.of(elements.toArray());
                case SET -> set();
                case MAP -> map();
                case LIST_WITH_NULLS ->
                    Collections.unmodifiableList(elements).stream().toList();
                default -> throw new InvalidObjectException("a collection must be of a known kind, was of " + tag);
            };
        } catch (NullPointerException | IllegalArgumentException e) {
            InvalidObjectException invalid = new InvalidObjectException("no immutable collection");
            invalid.initCause(e);
            throw invalid;
        }
    }

    private Set<Object> set() throws InvalidObjectException {
        if (OpenTable.takesInTime(elements)) {
            return Set.of(elements.toArray());
        }
        return Collections.unmodifiableSet(new HashSet<>(unique(elements)));
    }

    private Map<Object, Object> map() throws InvalidObjectException {
        if (elements.size() % 2 != 0) {
            throw new InvalidObjectException("a map must have a value for each key");
        }
        List<Object> keys = new ArrayList<>();
        List<Map.Entry<Object, Object>> entries = new ArrayList<>();
        for (int i = 0; i < elements.size(); i += 2) {
            keys.add(elements.get(i));
            entries.add(Map.entry(elements.get(i), elements.get(i + 1)));
        }
        if (OpenTable.takesInTime(keys)) {
            @SuppressWarnings({"unchecked", "rawtypes"})
            Map.Entry<Object, Object>[] all = entries.toArray(new Map.Entry[0]);
            return Map.ofEntries(all);
        }
        unique(keys);
        Map<Object, Object> map = new HashMap<>();
        entries.forEach(entry -> map.put(entry.getKey(), entry.getValue()));
        return Collections.unmodifiableMap(map);
    }

    /** For a hash set, which takes keys in trees where an open table would take too long. */
    private static List<Object> unique(List<Object> keys) throws InvalidObjectException {
        if (!EqualHashes.areFewIn(keys)) {
            throw new InvalidObjectException(EqualHashes.REFUSAL);
        }
        if (new HashSet<>(keys).size() < keys.size()) {
            throw new InvalidObjectException("an immutable collection must have no key twice");
        }
        return keys;
    }
}
