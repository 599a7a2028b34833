package io.github.cdirediscache.reliability.record;

/**
 * One call of the cache, or one key of a call that is about several. Times are of the machine's monotonic clock, in
 * nanoseconds, the same for all processes.
 *
 * @param op what it is about
 * @param outcome how it ended
 * @param process which process
 * @param flags a sum of {@link #FIRST}, {@link #ACKNOWLEDGED}, {@link #TROUBLED} and {@link #INTERRUPTED}
 * @param key the number of the key, or {@link #ALL}
 * @param valueKey the number of the key that the value says it is of; {@link #NONE} without a value
 * @param begin before the call
 * @param end after it
 * @param valueId which value was read or written; of an increment, the sum; of a lock, the token
 * @param valueBegan when its load or put began; of an increment, the epoch; of a loader, when its call began
 */
public record Call(
        Op op,
        Outcome outcome,
        int process,
        int flags,
        int key,
        int valueKey,
        long begin,
        long end,
        long valueId,
        long valueBegan) {

    /** Of the records of one call the first. */
    public static final int FIRST = 1;
    /** It returned, and Redis has surely taken it. */
    public static final int ACKNOWLEDGED = 2;
    /** Something failed in this process while it ran. */
    public static final int TROUBLED = 4;
    /** Its thread was interrupted while it ran. */
    public static final int INTERRUPTED = 8;

    /** Of a call about all keys. */
    public static final int ALL = -1;
    /** No key. */
    public static final int NONE = -2;

    private static final int SEQUENCE_BITS = 40;

    /**
     * A number that no other value has.
     *
     * @param process which process
     * @param sequence which value of it, from 0
     * @return the number
     */
    public static long id(int process, long sequence) {
        return ((long) process << SEQUENCE_BITS) | sequence;
    }

    /**
     * The process of an id.
     *
     * @param id of a value
     * @return which process
     */
    public static int processOf(long id) {
        return (int) (id >> SEQUENCE_BITS);
    }

    /** {@return whether it is the first record of its call} */
    public boolean isFirst() {
        return (flags & FIRST) != 0;
    }

    /** {@return whether Redis has surely taken it} */
    public boolean isAcknowledged() {
        return (flags & ACKNOWLEDGED) != 0;
    }

    /** {@return whether something failed in this process meanwhile} */
    public boolean isTroubled() {
        return (flags & TROUBLED) != 0;
    }

    /** {@return whether its thread was interrupted meanwhile} */
    public boolean isInterrupted() {
        return (flags & INTERRUPTED) != 0;
    }

    /** {@return whether it gave a value} */
    public boolean isHit() {
        return op.isRead() && outcome == Outcome.HIT;
    }

    @Override
    public String toString() {
        return op + " " + outcome + " process " + process + " key " + key + " [" + begin + ", " + end + "]"
                + (valueKey == NONE
                        ? ""
                        : " value " + Long.toHexString(valueId) + " of key " + valueKey + " began " + valueBegan)
                + (isAcknowledged() ? " acknowledged" : "") + (isTroubled() ? " troubled" : "")
                + (isInterrupted() ? " interrupted" : "");
    }
}
