package io.github.cdirediscache.internal.format;

import io.github.cdirediscache.format.Serializer;
import io.github.cdirediscache.internal.reflect.DeclaredTypes;
import io.github.cdirediscache.internal.time.Effort;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidClassException;
import java.io.OutputStream;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Java serialization behind a filter: the serializer {@code binary}. Thread-safe.
 *
 * <p>An entry may hold objects of these classes, and of no other:
 *
 * <ul>
 *   <li>the classes of the declared type, its type arguments and array components, their superclasses, the permitted
 *       subclasses of those that are sealed, and the member classes of all these;
 *   <li>values and collections of {@code java.base}: boxes, strings, numbers, {@code java.time}, {@code UUID},
 *       {@code URI}, {@code Locale}, {@code Currency}, {@code BitSet}, {@code Date}, the collections of
 *       {@code java.util} and the usual concurrent ones;
 *   <li>the packages, with their subpackages, and the classes in {@code serializer.allow}.
 * </ul>
 *
 * <p>So {@code Cache<Story>} takes a {@code Story} with its member classes, and needs {@code serializer.allow} for an
 * {@code Author} of its own file. What would not be read is not written either. Dynamic proxies and lambdas are refused,
 * {@code Optional} is not serializable. The JVM-wide filter ({@code jdk.serialFilter}) still applies to reading: what it
 * refuses is written all the same, and is a miss each time.
 *
 * <p>Options ({@code serializer.*}):
 *
 * <table>
 * <caption>Options</caption>
 * <tr><th>name</th><th>value</th><th>default</th></tr>
 * <tr><td>{@code allow}</td><td>names of packages and classes, separated by commas</td><td>none</td></tr>
 * <tr><td>{@code max-depth}</td><td>how deep objects may be nested, 1 to 1000; each link of a linked structure of the
 * application's own is one level. What is deeper can be written, and is a miss</td><td>64</td></tr>
 * <tr><td>{@code version}</td><td>the version to write; each version stays readable</td><td>1</td></tr>
 * </table>
 *
 * <p>A stream has at most 1,000,000 references, its arrays together have no more bytes than a value may have, and no hash
 * code in it is made of more than 1,000,000 objects. Reading it has a budget of time and memory. What classes of the
 * application do when they are read, hashed and compared is their own. So this is a serializer for a Redis that only
 * trusted applications write to; elsewhere, {@code json} is the one to use.
 *
 * <p>What is read is checked to be of the declared class, and so are the elements of collections that the declared type
 * names. The elements of a collection in a field are not checked against the field's type argument.
 */
public final class BinarySerializer implements Serializer {

    static final Set<String> OPTIONS = Set.of("allow", "max-depth", "version");

    /** The newest version; all from 1 on are read. */
    private static final int VERSION = 1;

    /** Objects of a few fields take twenty. */
    private static final int MEMORY_PER_BYTE = 64;

    private final AllowList allowList;
    private final int maxDepth;
    private final int version;
    private final long maxValueSize;
    private final Effort effort;
    private final Map<Type, AllowedClasses> allowedByType = new ConcurrentHashMap<>();

    /**
     * A serializer with options.
     *
     * @param options the options, named without {@code serializer.}
     * @param maxValueSize how many bytes a value may have; positive
     * @throws IllegalArgumentException if an option is unknown or has a bad value, or if the size is not positive
     */
    public BinarySerializer(Map<String, String> options, long maxValueSize) {
        this(options, maxValueSize, Effort.ofThisThread());
    }

    BinarySerializer(Map<String, String> options, long maxValueSize, Effort effort) {
        UnknownOptions.reject("binary", options.keySet(), OPTIONS);
        if (maxValueSize <= 0) {
            throw new IllegalArgumentException("max-value-size must be positive, was " + maxValueSize);
        }
        this.allowList = AllowList.parse(options.getOrDefault("allow", ""));
        this.maxDepth = number("max-depth", options.getOrDefault("max-depth", "64"), 1000);
        this.maxValueSize = maxValueSize;
        this.effort = effort;
        this.version = number("version", options.getOrDefault("version", "1"), VERSION);
    }

    private static int number(String name, String value, int max) {
        try {
            int number = Integer.parseInt(value);
            if (number >= 1 && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new IllegalArgumentException(
                "serializer." + name + " must be " + (max == 1 ? "1" : "a number from 1 to " + max) + ", was " + value);
    }

    @Override
    public String id() {
        return "binary";
    }

    @Override
    public void serialize(Object value, Type type, OutputStream out) throws IOException {
        try {
            new DataOutputStream(out).writeInt(version);
            new GuardedOutputStream(out, allowed(type)).writeValue(value);
        } catch (StackOverflowError e) {
            throw new IOException(value.getClass().getName() + " must be nested less deep", e);
        }
    }

    @Override
    public Object deserialize(InputStream in, Type type) throws IOException {
        int written = new DataInputStream(in).readInt();
        if (written != VERSION) {
            throw new IOException("the version of a binary entry must be " + VERSION + ", was " + written);
        }
        Object value = read(in, type);
        if (!DeclaredTypes.rawClass(DeclaredTypes.boxed(type)).isInstance(value)) {
            throw new IOException("a binary entry must be a " + type.getTypeName() + ", was "
                    + (value == null ? "null" : value.getClass().getName()));
        }
        DeclaredElements.check(value, type);
        // To the end, where a decompressor compares its checksum.
        if (in.read() >= 0) {
            throw new IOException("a binary entry must end with its value, went on");
        }
        return value;
    }

    private @Nullable Object read(InputStream in, Type type) throws IOException {
        AllowedClasses allowed = allowed(type);
        StreamGuard guard = new StreamGuard(allowed, new ReadBudget(effort, MEMORY_PER_BYTE), maxDepth, maxValueSize);
        try {
            return new GuardedInputStream(in, allowed, guard).readObject();
        } catch (InvalidClassException e) {
            String refusal = guard.refusal();
            throw refusal == null ? e : new IOException(refusal, e);
        } catch (ClassNotFoundException e) {
            throw new IOException("a class of a binary entry is not there: " + e.getMessage(), e);
        } catch (LinkageError | VirtualMachineError | AssertionError e) {
            // The JDK's immutable collections answer a bad stream with an InternalError.
            throw new IOException("a binary entry can't be read as " + type.getTypeName(), e);
        }
    }

    private AllowedClasses allowed(Type type) {
        return allowedByType.computeIfAbsent(type, declared -> new AllowedClasses(declared, allowList));
    }
}
