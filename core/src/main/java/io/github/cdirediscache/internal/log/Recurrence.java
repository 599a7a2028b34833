package io.github.cdirediscache.internal.log;

import java.util.concurrent.TimeUnit;

/**
 * Something that goes wrong again and again, and when to say so: at once at the first time, then at most once a minute with
 * the number of times, and once when it is over. If it comes and goes, it is still said at most once a minute. Not
 * thread-safe. Times are those of {@link System#nanoTime()}.
 */
public final class Recurrence {

    static final long PAUSE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private long count;
    private long unsaid;
    private long saidAt;
    private boolean wasSaid;
    private boolean isEndUnsaid;
    private boolean isOpen;

    /**
     * It has happened.
     *
     * @param now the time
     * @return how often since it was last said, this time included, if it is to be said now; 0 if it is not
     */
    public long happened(long now) {
        isOpen = true;
        count++;
        unsaid++;
        if (wasSaid && now - saidAt < PAUSE_NANOS) {
            return 0;
        }
        wasSaid = true;
        isEndUnsaid = true;
        saidAt = now;
        long times = unsaid;
        unsaid = 0;
        return times;
    }

    /**
     * It is over.
     *
     * @return how often it has happened, if the end is to be said now; 0 if it is not, as nobody was told of it
     */
    public long ended() {
        isOpen = false;
        if (!isEndUnsaid) {
            return 0;
        }
        isEndUnsaid = false;
        long times = count;
        count = 0;
        return times;
    }

    /**
     * Whether it has happened and has not ended.
     *
     * @return whether it is going on
     */
    public boolean isOpen() {
        return isOpen;
    }

    /**
     * Whether nothing needs to be remembered of it.
     *
     * @param now the time
     * @return whether it was last said so long ago that it may be said again
     */
    public boolean isForgotten(long now) {
        return now - saidAt >= PAUSE_NANOS;
    }
}
