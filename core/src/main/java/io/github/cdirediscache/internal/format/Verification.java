package io.github.cdirediscache.internal.format;

import io.github.cdirediscache.cache.Verify;
import io.github.cdirediscache.format.Serializer;
import io.github.cdirediscache.internal.reflect.DeclaredTypes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Checks that what a serializer has written is the value, before it is stored: the bytes are read, and the value that
 * they give is compared with the one written. Thread-safe.
 *
 * <p>With {@link Verify#FIRST} these values of each class are checked: the first {@value #FIRST_VALUES}, then each whose
 * number is a power of two, every value of a class of which one has differed, every one in whose collections there is an
 * object of a new class, and every one of a type that says {@code Object} or the like; none of more than 4 MiB.
 */
public final class Verification {

    private final boolean isOpen;
    private final Set<Class<?>> elementClasses = ConcurrentHashMap.newKeySet();

    /** How many values of a class are checked in a row. */
    static final int FIRST_VALUES = 8;

    /** Reading a value back needs several times its memory. */
    private static final int LARGE = 4 * 1024 * 1024;

    /** Declared so, a value may be of any class. */
    private static final Set<Class<?>> OPEN =
            Set.of(Object.class, Number.class, Comparable.class, CharSequence.class, java.io.Serializable.class);

    private static final int MAX_DEPTH = 4;

    private final Verify mode;
    private final Serializer serializer;
    private final Type type;

    /** How many values of a class there were; negative once one has differed. */
    private final Map<Class<?>, AtomicLong> seen = new ConcurrentHashMap<>();

    /**
     * Verification of the values of one type.
     *
     * @param mode which values are checked
     * @param serializer writes and reads them
     * @param type their declared type
     */
    public Verification(Verify mode, Serializer serializer, Type type) {
        this.mode = mode;
        this.serializer = serializer;
        this.type = type;
        this.isOpen = isOpen(type);
    }

    /**
     * Checks a value that has been written.
     *
     * @param value the value, not {@code null}
     * @param bytes begins with what the serializer has written
     * @param length how many bytes that is
     * @param restored is done to what the serializer reads before it is the value
     * @throws IOException if the bytes can't be read, or give another value; the message names the property that
     *     differs, and what to do
     */
    public void check(Object value, byte[] bytes, int length, UnaryOperator<Object> restored) throws IOException {
        if (mode == Verify.NEVER || (mode == Verify.FIRST && (length > LARGE || !isDue(value)))) {
            return;
        }
        try {
            compare(value, restored.apply(read(value, bytes, length)), bytes, length);
        } catch (IOException | RuntimeException | LinkageError | VirtualMachineError | AssertionError differs) {
            seen.computeIfAbsent(value.getClass(), any -> new AtomicLong()).set(Long.MIN_VALUE);
            throw differs;
        }
    }

    /** Each value of a type that leaves open what it holds is; else the first ones of each class. */
    private boolean isDue(Object value) {
        boolean hasNewClass = hasNewClass(value, 0);
        return isNext(value) || isOpen || hasNewClass;
    }

    /** Whether there is an object of a class in a collection that none of it has been seen of yet. */
    private boolean hasNewClass(@Nullable Object value, int depth) {
        if (depth > MAX_DEPTH) {
            return false;
        }
        if (value instanceof Map<?, ?> map) {
            boolean ofValues = hasNewClass(map.values(), depth + 1);
            return hasNewClass(map.keySet(), depth + 1) || ofValues;
        }
        if (value instanceof Optional<?> optional) {
            return hasNewClass(optional.orElse(null), depth + 1);
        }
        if (value instanceof Iterable<?> elements && value instanceof Collection<?>) {
            boolean isNew = false;
            for (Object element : elements) {
                isNew |= hasNewClass(element, depth + 1);
            }
            return isNew;
        }
        return value != null && depth > 0 && elementClasses.add(value.getClass());
    }

    private static boolean isOpen(Type type) {
        return DeclaredTypes.classes(type).stream().anyMatch(OPEN::contains);
    }

    private boolean isNext(Object value) {
        AtomicLong count = seen.computeIfAbsent(value.getClass(), any -> new AtomicLong());
        if (isEmpty(value)) {
            // Says nothing of its elements, which are still to come.
            return count.get() < FIRST_VALUES;
        }
        long number = count.get();
        if (number >= 0) {
            number = count.incrementAndGet();
        }
        return number <= FIRST_VALUES || Long.bitCount(number) == 1;
    }

    private static boolean isEmpty(Object value) {
        return (value instanceof Collection<?> collection && collection.isEmpty())
                || (value instanceof Map<?, ?> map && map.isEmpty())
                || (value instanceof Optional<?> optional && optional.isEmpty());
    }

    private void compare(Object value, Object read, byte[] bytes, int length) throws IOException {
        ValueComparison comparison = new ValueComparison(type);
        String difference = comparison.difference(value, read);
        if (difference != null) {
            throw new IOException("what " + serializer.id() + " reads back differs from the value in " + difference
                    + "; a final field, an annotation that hides it or a type that " + serializer.id()
                    + " does not keep may be why: change it, choose another serializer such as msgpack or binary, or set"
                    + " serializer.verify=never if the difference does not matter");
        }
        if (!comparison.isComplete() && !Arrays.equals(writtenAgain(read), Arrays.copyOf(bytes, length))) {
            throw new IOException("what " + serializer.id() + " reads back gives other bytes when it is written again;"
                    + " choose another serializer, or set serializer.verify=never if the difference does not matter");
        }
    }

    private Object read(Object value, byte[] bytes, int length) throws IOException {
        try {
            return serializer.deserialize(new ByteArrayInputStream(bytes, 0, length), type);
        } catch (IOException e) {
            throw new IOException(
                    serializer.id() + " can't read back what it has written of a "
                            + value.getClass().getName()
                            + SerializationAdvice.of(e)
                            + "; declare the type that the values have, make it public, give it a constructor without"
                            + " parameters or a creator, or choose another serializer",
                    e);
        }
    }

    private byte[] writtenAgain(Object read) throws IOException {
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        serializer.serialize(read, type, again);
        return again.toByteArray();
    }
}
