package io.github.cdirediscache.internal.format;

import java.io.IOException;
import java.io.ObjectInputFilter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The filter of one serialized stream: which classes it may hold, and how much it may take. Not thread-safe.
 *
 * @see <a href="https://openjdk.org/jeps/290">JEP 290</a>
 */
final class StreamGuard implements ObjectInputFilter {

    static final long MAX_REFERENCES = 1_000_000;

    /**
     * How deep hash tables may be nested. Each level of the well-known bomb of nested hash sets doubles the work of
     * reading it, so that a general bound on depth would come too late.
     */
    static final int MAX_HASH_DEPTH = 20;

    /** How many objects are read between two looks at the budget. */
    private static final int PIECE = 64;

    private final AllowedClasses allowed;
    private final ReadBudget budget;
    private final int maxDepth;
    private final long maxBytes;

    /** What all arrays so far take: else each level of an array of arrays could claim the whole limit. */
    private long arrayBytes;

    private @Nullable String refusal;

    private int objects;
    private int objectsRead;

    StreamGuard(AllowedClasses allowed, ReadBudget budget, int maxDepth, long maxBytes) {
        this.allowed = allowed;
        this.budget = budget;
        this.maxDepth = maxDepth;
        this.maxBytes = maxBytes;
    }

    @Override
    public Status checkInput(FilterInfo info) {
        String reason = reason(info);
        if (reason != null) {
            refusal = reason;
            return Status.REJECTED;
        }
        return info.serialClass() == null ? Status.UNDECIDED : Status.ALLOWED;
    }

    private @Nullable String reason(FilterInfo info) {
        if (info.depth() > maxDepth) {
            return "a binary entry must be nested at most " + maxDepth + " deep (serializer.max-depth), was deeper";
        }
        if (info.references() > MAX_REFERENCES) {
            return "a binary entry must have at most " + MAX_REFERENCES + " references, had more";
        }
        if (info.streamBytes() > maxBytes) {
            return tooLarge();
        }
        String exceeded = ++objects % PIECE == 0 ? exceeded(info.streamBytes()) : null;
        if (exceeded != null) {
            return exceeded;
        }
        Class<?> type = info.serialClass();
        return type == null ? null : reason(info, type);
    }

    /**
     * Counts an object that has been read.
     *
     * @param bytes how many bytes of the stream have been read
     * @throws IOException if the budget is used up
     */
    void countRead(long bytes) throws IOException {
        if (++objectsRead % PIECE == 0) {
            budget.check(bytes);
        }
    }

    private @Nullable String exceeded(long bytes) {
        try {
            budget.check(bytes);
            return null;
        } catch (IOException exceeded) {
            return exceeded.getMessage();
        }
    }

    private @Nullable String reason(FilterInfo info, Class<?> type) {
        if (info.arrayLength() >= 0 && type.isArray()) {
            arrayBytes += info.arrayLength() * bytesInStream(type.getComponentType());
            if (arrayBytes > maxBytes) {
                return tooLarge();
            }
        }
        if (type == Map.Entry[].class && info.depth() > MAX_HASH_DEPTH) {
            return "a binary entry must nest hash tables at most " + MAX_HASH_DEPTH + " deep, was deeper";
        }
        return allowed.contains(type) ? null : allowed.refusal(type);
    }

    private String tooLarge() {
        return "a binary entry must be at most " + maxBytes + " bytes long, was longer (max-value-size)";
    }

    /** The least that an element takes: a reference to null is one byte. */
    private static long bytesInStream(Class<?> component) {
        if (component == long.class || component == double.class) {
            return Long.BYTES;
        }
        if (component == int.class || component == float.class) {
            return Integer.BYTES;
        }
        return component == short.class || component == char.class ? Short.BYTES : 1;
    }

    /** Why this filter has refused the stream, if it has. */
    @Nullable String refusal() {
        return refusal;
    }
}
