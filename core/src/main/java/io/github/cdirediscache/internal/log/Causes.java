package io.github.cdirediscache.internal.log;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/**
 * What was said of entries, values and keys that can't be used: each message once an hour, and no more than
 * {@value #MESSAGES} different ones a minute of one kind, with the number of those left out. What tells one kind from
 * another is not chosen by whoever wrote an entry: only the beginning of a message counts, which is ours. So a flood of one
 * kind silences neither the others, nor that kind for longer than a minute. Thread-safe.
 */
final class Causes {

    /** Different messages of one kind in a minute. */
    static final int MESSAGES = 10;

    /** Different messages in a minute, whatever their kinds: more kinds than there are would be no kinds. */
    static final int ALL_MESSAGES = 100;

    private static final int MAX_KINDS = 100;
    private static final int MAX_MESSAGES = 500;
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
    private static final long HOUR = TimeUnit.HOURS.toNanos(1);

    /** What may follow the words of ours that a message begins with. */
    private static final Pattern CHOSEN = Pattern.compile("[\",:;(0-9].*", Pattern.DOTALL);

    private final LongSupplier nanoTime;
    private final Map<String, Said> messages = new Recent<>(MAX_MESSAGES);
    private final Map<String, Minute> kinds = new Recent<>(MAX_KINDS);
    private final Minute all;

    Causes(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.all = new Minute(nanoTime.getAsLong());
    }

    /** A cause has come up: says what to say of it. */
    synchronized Due happened(String kind, String message) {
        long now = nanoTime.getAsLong();
        String ofKind = kind + ' ' + message;
        Said said = messages.get(ofKind);
        if (said != null && now - said.at < HOUR) {
            said.since++;
            return Due.NOTHING;
        }
        Minute minute =
                kinds.computeIfAbsent(kind + CHOSEN.matcher(message).replaceFirst(""), missing -> new Minute(now));
        boolean isTooMuch = minute.hasHad(MESSAGES, now) || all.hasHad(ALL_MESSAGES, now);
        if (isTooMuch) {
            minute.leftOut++;
            return Due.NOTHING;
        }
        minute.messages++;
        all.messages++;
        Due due = new Due(said == null ? 1 : said.since + 1, minute.leftOut);
        minute.leftOut = 0;
        messages.put(ofKind, new Said(now));
        return due;
    }

    /**
     * What to say.
     *
     * @param times how often since the same was said, this time included; 0 if there is nothing to say
     * @param leftOut how many others of the kind were left out
     */
    record Due(long times, long leftOut) {
        static final Due NOTHING = new Due(0, 0);
    }

    private static final class Said {

        private final long at;
        private long since;

        Said(long at) {
            this.at = at;
        }
    }

    private static final class Minute {

        private long begin;
        private int messages;
        private long leftOut;

        Minute(long begin) {
            this.begin = begin;
        }

        boolean hasHad(int limit, long now) {
            if (now - begin >= MINUTE) {
                begin = now;
                messages = 0;
            }
            return messages >= limit;
        }
    }

    /** Forgets what was not looked at for the longest time. */
    private static final class Recent<T> extends LinkedHashMap<String, T> {

        private static final long serialVersionUID = 1;

        private final int limit;

        Recent(int limit) {
            super(16, 0.75f, true);
            this.limit = limit;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
            return size() > limit;
        }
    }
}
