package io.github.cdirediscache.internal.store;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.internal.log.Recurrence;
import io.github.cdirediscache.internal.log.ServerLog;
import io.github.cdirediscache.internal.wire.Command;
import io.github.cdirediscache.internal.wire.KeyCommand;
import io.github.cdirediscache.internal.wire.KeysCommand;
import io.github.cdirediscache.internal.wire.NodeClosedException;
import io.github.cdirediscache.internal.wire.NodeWatch;
import io.github.cdirediscache.internal.wire.NotAskedException;
import io.github.cdirediscache.internal.wire.RedirectedException;
import io.github.cdirediscache.internal.wire.RedisErrorException;
import io.github.cdirediscache.internal.wire.RefusedException;
import io.github.cdirediscache.internal.wire.UnexpectedErrorException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Says what is wrong with one server: at once at the first time, and when it is over. As long as nothing is wrong, a
 * command costs one volatile read here.
 *
 * <p>What a server refuses is over when the same command is accepted: a server whose memory is full still answers reads and
 * removes keys. That it does not answer at all is over with whatever it answers.
 */
final class ServerWatch implements NodeWatch {

    /** There are not as many codes; a server that invents codes does not fill the memory, and many caches not the log. */
    private static final int MAX_TROUBLES = 50;

    /** Commands and prefixes, which are those of the application. */
    private static final int MAX_REFUSED = 1000;

    private final String location;
    private final boolean isOfCluster;
    private final LongSupplier nanoTime;
    private final Map<String, Trouble> troubles = new LinkedHashMap<>();
    private final Trouble breaker = new Trouble(End.ANY_ANSWER);
    private final AtomicBoolean isLateSaid = new AtomicBoolean();

    /** What may have come to an end with an answer; {@code null} if nothing is wrong. */
    private volatile @Nullable Open open;

    /**
     * A watch.
     *
     * @param location where the server is
     * @param isOfCluster whether it may send a caller elsewhere
     * @param nanoTime the time, as {@link System#nanoTime()} gives it
     */
    ServerWatch(String location, boolean isOfCluster, LongSupplier nanoTime) {
        this.location = location;
        this.isOfCluster = isOfCluster;
        this.nanoTime = nanoTime;
    }

    @Override
    public void answered(Command<?> command) {
        Open seen = open;
        if (seen != null && (seen.isSilent || seen.commands.contains(command.toString()))) {
            accepted(command);
        }
    }

    @Override
    public void failed(Command<?> command, CacheException failure) {
        if (failure instanceof RefusedException || failure instanceof UnexpectedErrorException) {
            refused(command, failure);
        } else if (failure instanceof RedirectedException) {
            redirected(failure);
        } else if (failure instanceof RedisErrorException) {
            answered();
        } else if (!isOfThisSide(failure)) {
            unanswered(failure);
        }
    }

    @Override
    public void mayComeLate(String remedy) {
        if (isLateSaid.compareAndSet(false, true)) {
            ServerLog.mayComeLate(location, remedy);
        }
    }

    /** Nodes are closed and threads are interrupted on purpose. */
    private static boolean isOfThisSide(CacheException failure) {
        return failure instanceof NodeClosedException
                || (failure instanceof NotAskedException
                        && Thread.currentThread().isInterrupted());
    }

    /** The breaker has opened. */
    synchronized void down(CacheException cause) {
        long times = breaker.happened(nanoTime.getAsLong());
        note();
        if (times > 0) {
            ServerLog.down(location, cause, times);
        }
    }

    private synchronized void unanswered(CacheException failure) {
        End end = failure instanceof NotAskedException ? End.NEVER : End.ANY_ANSWER;
        long times = trouble(reason(failure), end).happened(nanoTime.getAsLong());
        note();
        if (times > 0) {
            ServerLog.failed(location, failure, times);
        }
    }

    private static String reason(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return failure.getClass().getName() + " by " + deepest.getClass().getName() + remedy(failure);
    }

    /** What a message says to do, which tells causes of one class apart; empty if it says nothing of that. */
    private static String remedy(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        int remedy = message.lastIndexOf("; ");
        return remedy < 0 ? "" : message.substring(remedy);
    }

    private synchronized void refused(Command<?> command, CacheException refusal) {
        answered();
        Trouble trouble = trouble(code(command, refusal), End.SAME_COMMAND);
        trouble.refuses(command);
        long times = trouble.happened(nanoTime.getAsLong());
        note();
        if (times > 0) {
            ServerLog.refused(location, refusal, times);
        }
    }

    private synchronized void redirected(CacheException refusal) {
        answered();
        long times = isOfCluster ? 0 : trouble("MOVED", End.NEVER).happened(nanoTime.getAsLong());
        if (times > 0) {
            ServerLog.refused(location, refusal, times);
        }
    }

    /** Rights are missing for one command or prefix; what else a server refuses, it refuses to all. */
    private static String code(Command<?> command, CacheException refusal) {
        if (refusal instanceof RefusedException refused && !refused.code().equals("NOPERM")) {
            return refused.code();
        }
        String remedy = remedy(refusal);
        return refusal.getClass().getName() + " " + (remedy.isEmpty() ? kind(command) : remedy);
    }

    /** The command and what its key begins with. */
    private static String kind(Command<?> command) {
        if (command instanceof KeyCommand<?> one) {
            return one + " of " + one.key().prefix();
        }
        return command instanceof KeysCommand<?, ?> several ? several + " of " + several.prefix() : command.toString();
    }

    /** What goes wrong beyond the limit is one trouble, which is said once a minute like the others. */
    private Trouble trouble(String code, End end) {
        Trouble known = troubles.get(code);
        return known == null
                ? troubles.computeIfAbsent(hasRoom() ? code : "others, " + end, missing -> new Trouble(end))
                : known;
    }

    private boolean hasRoom() {
        if (troubles.size() < MAX_TROUBLES) {
            return true;
        }
        long now = nanoTime.getAsLong();
        troubles.values().removeIf(trouble -> !trouble.recurrence.isOpen() && trouble.recurrence.isForgotten(now));
        return troubles.size() < MAX_TROUBLES;
    }

    private synchronized void accepted(Command<?> command) {
        answered();
        String kind = kind(command);
        for (Trouble trouble : troubles.values()) {
            if (trouble.refused.containsKey(kind)) {
                long times = trouble.ended();
                if (times > 0) {
                    ServerLog.accepts(location, command.toString(), times);
                }
            }
        }
        note();
    }

    /** The server has answered something, whatever that is. */
    private synchronized void answered() {
        if (open == null) {
            return;
        }
        boolean isSaid = breaker.ended() > 0;
        for (Trouble trouble : troubles.values()) {
            if (trouble.end == End.ANY_ANSWER) {
                isSaid |= trouble.ended() > 0;
            }
        }
        note();
        if (isSaid) {
            ServerLog.up(location);
        }
    }

    private void note() {
        boolean isSilent = breaker.recurrence.isOpen();
        Set<String> commands = new HashSet<>();
        for (Trouble trouble : troubles.values()) {
            if (trouble.recurrence.isOpen()) {
                isSilent |= trouble.end == End.ANY_ANSWER;
                commands.addAll(trouble.refused.values());
            }
        }
        open = isSilent || !commands.isEmpty() ? new Open(isSilent, Set.copyOf(commands)) : null;
    }

    /** When something that goes wrong is over. */
    private enum End {
        ANY_ANSWER,
        SAME_COMMAND,
        /** Whatever the server answers to others, this goes on: it is only said less often. */
        NEVER
    }

    /** Whether the server was silent, and the commands that it refused. */
    private record Open(boolean isSilent, Set<String> commands) {}

    /** Something that goes wrong. */
    private static final class Trouble {

        private final End end;
        private final Recurrence recurrence = new Recurrence();

        /** What was refused, and the command of each. */
        private final Map<String, String> refused = new HashMap<>();

        Trouble(End end) {
            this.end = end;
        }

        void refuses(Command<?> command) {
            if (refused.size() < MAX_REFUSED) {
                refused.put(kind(command), command.toString());
            }
        }

        long happened(long now) {
            return recurrence.happened(now);
        }

        long ended() {
            refused.clear();
            return recurrence.ended();
        }
    }
}
