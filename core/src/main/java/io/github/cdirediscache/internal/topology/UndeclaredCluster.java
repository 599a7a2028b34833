package io.github.cdirediscache.internal.topology;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.internal.wire.Command;
import io.github.cdirediscache.internal.wire.Effect;
import io.github.cdirediscache.internal.wire.Exchange;
import io.github.cdirediscache.internal.wire.KeyCommand;
import io.github.cdirediscache.internal.wire.KeysCommand;
import io.github.cdirediscache.internal.wire.Node;
import io.github.cdirediscache.internal.wire.RedirectedException;
import io.github.cdirediscache.internal.wire.Reply;
import io.github.cdirediscache.internal.wire.UnexpectedErrorException;
import io.github.cdirediscache.internal.wire.Verb;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A shard whose server may turn out to be a node of a cluster, although the settings do not say so. Then keys that other
 * nodes hold are not cached: their values are neither read nor written. But removals of keys go to whichever node holds
 * them, since a process with the right settings may have stored a value there; so no invalidation is lost, or waits for
 * ever.
 */
final class UndeclaredCluster implements Shard {

    private final Shard declared;
    private final Supplier<Shard> open;
    private final Runnable onFound;

    /** The cluster, once it is found. */
    private volatile @Nullable Shard cluster;

    private boolean closed;

    /**
     * A shard.
     *
     * @param declared what the settings say
     * @param open opens the cluster that its servers belong to
     * @param onFound is told that there is one; once
     */
    UndeclaredCluster(Shard declared, Supplier<Shard> open, Runnable onFound) {
        this.declared = declared;
        this.open = open;
        this.onFound = onFound;
    }

    private static boolean isOfCluster(CacheException failure) {
        return failure instanceof RedirectedException
                || (failure instanceof UnexpectedErrorException
                        && String.valueOf(failure.getMessage()).contains("CROSSSLOT"));
    }

    private synchronized Shard found() {
        Shard known = cluster;
        if (known == null) {
            known = open.get();
            cluster = known;
            onFound.run();
            if (closed) {
                known.close();
            }
        }
        return known;
    }

    @Override
    public String location() {
        return declared.location();
    }

    @Override
    public <T> @Nullable T send(Command<T> command) {
        try {
            return declared.send(command);
        } catch (RedirectedException | UnexpectedErrorException failure) {
            if (!isOfCluster(failure)) {
                throw failure;
            }
            return again(command, failure);
        }
    }

    private <T> @Nullable T again(Command<T> command, CacheException failure) {
        Shard whole = found();
        if (isRemoval(command)) {
            return whole.send(command);
        }
        if (command instanceof KeysCommand<?, T> several) {
            return sendParts(several);
        }
        throw failure;
    }

    /** A node takes several keys at once only if one slot has them all. */
    private <P, T> @Nullable T sendParts(KeysCommand<P, T> command) {
        return command.join(declared.sendAll(command.parts())).get();
    }

    private static boolean isRemoval(Command<?> command) {
        if (command instanceof KeyCommand<?> one) {
            return one.effect() == Effect.OUTDATES && one.verb() != Verb.SET;
        }
        return command.verb() == Verb.UNLINK;
    }

    @Override
    public <T> Exchange<T> begin(List<? extends Command<T>> commands) {
        Exchange<T> exchange = declared.begin(commands);
        return () -> {
            List<Reply<T>> replies = exchange.finish();
            for (int i = 0; i < replies.size(); i++) {
                CacheException failure = replies.get(i).failure();
                if (failure != null && isOfCluster(failure)) {
                    Command<T> command = commands.get(i);
                    replies.set(i, Reply.by(() -> again(command, failure)));
                }
            }
            return replies;
        };
    }

    /** The cluster's, so that a removal by pattern reaches all keys. */
    @Override
    public List<Node> masters() {
        return whole().masters();
    }

    @Override
    public Object layout() {
        return whole().layout();
    }

    @Override
    public void checkComplete() {
        whole().checkComplete();
    }

    private Shard whole() {
        Shard known = cluster;
        return known == null ? declared : known;
    }

    @Override
    public boolean mayFailOver() {
        return declared.mayFailOver();
    }

    @Override
    public int failovers() {
        Shard known = cluster;
        return declared.failovers() + (known == null ? 0 : known.failovers());
    }

    @Override
    public void look() {
        declared.look();
        Shard known = cluster;
        if (known != null) {
            known.look();
        }
    }

    @Override
    public List<Member> members() {
        return declared.members();
    }

    @Override
    public synchronized void close() {
        closed = true;
        declared.close();
        if (cluster != null) {
            cluster.close();
        }
    }

    @Override
    public String toString() {
        return declared.toString();
    }
}
