package io.github.cdirediscache.internal.store;

import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.internal.time.Scheduler;
import io.github.cdirediscache.internal.time.Upkeep;
import io.github.cdirediscache.internal.topology.Shard;

/**
 * What a failover of a shard means for the invalidations of a cache: what the old master accepted last may be missing on the
 * new one, and is sent again. Nobody reads those entries before that. Thread-safe.
 */
interface Replay {

    /** For a shard whose servers are never replaced. */
    static Replay none() {
        return new Replay() {
            @Override
            public int settle() {
                return 0;
            }

            @Override
            public boolean isOvertaken(int before) {
                return false;
            }
        };
    }

    /**
     * Makes changes pending that the current masters may lack. To be called before commands are sent.
     *
     * @return the number of failovers
     */
    int settle();

    /**
     * Whether commands were overtaken by a failover. If not, they were answered by masters that lack nothing but what is
     * pending.
     *
     * @param before what {@link #settle()} gave before they were sent
     * @return whether they may have been answered by a master that lacked something
     */
    boolean isOvertaken(int before);

    /** The replay of a shard with several servers. */
    final class OfShard implements Replay {

        /** Between two looks for a new master, of which most ask nobody. */
        private static final long LOOK_MILLIS = 1000;

        private final Shard shard;
        private final RecentChanges recent;
        private final PendingInvalidations pending;
        private final Delivery delivery;

        /** Failovers after which all that was recent has been made pending. */
        private volatile int done;

        OfShard(Shard shard, RecentChanges recent, PendingInvalidations pending, Delivery delivery) {
            this.shard = shard;
            this.recent = recent;
            this.pending = pending;
            this.delivery = delivery;
            this.done = shard.failovers();
        }

        @Override
        public int settle() {
            return shard.failovers() == done ? done : replay();
        }

        @Override
        public boolean isOvertaken(int before) {
            if (settle() == before) {
                return false;
            }
            // What was accepted meanwhile may have become pending after another thread has settled all the rest.
            deliver(false);
            return true;
        }

        /**
         * For a process that makes no calls: asks who is the master, again and again, while changes of its own may be taken
         * back.
         *
         * @param scheduler runs what may wait for servers
         */
        void lookOut(Scheduler scheduler) {
            Lookout lookout = new Lookout(scheduler);
            recent.tell(lookout.upkeep::start);
        }

        private void look() {
            try {
                shard.look();
                settle();
            } catch (CacheUnavailableException unknown) {
                // Asked again the next time, and by the next call.
            }
        }

        private int replay() {
            boolean overflow = false;
            int now;
            synchronized (this) {
                now = shard.failovers();
                if (now != done) {
                    overflow = recent.addTo(pending, now);
                    done = now;
                }
            }
            deliver(overflow);
            return now;
        }

        private void deliver(boolean overflow) {
            if (!pending.isEmpty()) {
                delivery.now(
                        overflow,
                        new CacheUnavailableException(
                                "another server is the master now, and may lack what the one before accepted last",
                                null));
            }
        }

        /** Looks as long as something is recent; costs nothing while nothing is. */
        private final class Lookout {

            private final Upkeep upkeep;

            Lookout(Scheduler scheduler) {
                this.upkeep = new Upkeep(scheduler, this::look, LOOK_MILLIS);
            }

            private void look() {
                if (recent.areRecent()) {
                    OfShard.this.look();
                    return;
                }
                upkeep.stop();
                if (recent.areRecent()) {
                    upkeep.start();
                }
            }
        }
    }
}
