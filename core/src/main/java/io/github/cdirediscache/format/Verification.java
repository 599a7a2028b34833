package io.github.cdirediscache.format;

import io.github.cdirediscache.cache.Verify;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/**
 * Checks that what a serializer has written is the value, before it is stored: the bytes are read, and the value that
 * they give is compared with the one written. Thread-safe.
 *
 * <p>With {@link Verify#FIRST} these values of each class are checked: the first {@value #FIRST_VALUES}, then each whose
 * number is a power of two, and every value of a class of which one has differed; none of more than 4 MiB.
 */
public final class Verification {

    /** How many values of a class are checked in a row. */
    static final int FIRST_VALUES = 8;

    /** Reading a value back needs several times its memory. */
    private static final int LARGE = 4 * 1024 * 1024;

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
        if (mode == Verify.NEVER || (mode == Verify.FIRST && (length > LARGE || !isNext(value)))) {
            return;
        }
        try {
            compare(value, restored.apply(read(value, bytes, length)), bytes, length);
        } catch (IOException | RuntimeException | LinkageError | StackOverflowError differs) {
            seen.computeIfAbsent(value.getClass(), any -> new AtomicLong()).set(Long.MIN_VALUE);
            throw differs;
        }
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
