package io.github.cdirediscache.internal.cache;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.cache.CacheSerializationException;
import io.github.cdirediscache.cache.LoadOptions;
import io.github.cdirediscache.cache.Lookup;
import io.github.cdirediscache.internal.entry.Entry;
import io.github.cdirediscache.internal.entry.EntryCodec;
import io.github.cdirediscache.internal.load.Call;
import io.github.cdirediscache.internal.load.Claim;
import io.github.cdirediscache.internal.load.Leases;
import io.github.cdirediscache.internal.store.ClaimAnswer;
import io.github.cdirediscache.internal.store.Scripts;
import io.github.cdirediscache.internal.wire.Arguments;
import io.github.cdirediscache.internal.wire.KeyCommand;
import io.github.cdirediscache.internal.wire.Reply;
import io.github.cdirediscache.internal.wire.Script;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Leases in the entries themselves. */
final class RedisLeases<V> implements Leases<V> {

    /** How often a key may change under a claim to bytes that can't be read before the load runs without the cache. */
    private static final int MAX_ATTEMPTS = 3;

    private final CacheContext context;
    private final EntryCodec codec;
    private final Reads<V> reads;

    RedisLeases(CacheContext context, EntryCodec codec, Reads<V> reads) {
        this.context = context;
        this.codec = codec;
        this.reads = reads;
    }

    @Override
    public Claim<V> claim(Call<V> call, byte[] token) {
        byte[] unreadable = call.unreadable();
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            ClaimAnswer answer;
            try {
                answer = asked(call, token, unreadable);
            } catch (CacheException failure) {
                context.failed(failure);
                return new Claim.Unavailable<>();
            }
            if (answer != null && context.releases.contains(answer.holder())) {
                // A lease of our own that Redis has not taken back yet: nobody loads the key.
                return new Claim.Unavailable<>();
            }
            byte[] bytes = answer == null ? null : answer.bytes();
            if (answer == null || answer.state() != ClaimAnswer.State.FOUND || bytes == null) {
                Claim.Stale<V> meanwhile = meanwhile(bytes, call.options());
                boolean isGranted = answer != null && answer.state() == ClaimAnswer.State.GRANTED;
                return isGranted ? new Claim.Granted<>(meanwhile) : new Claim.Held<>(meanwhile);
            }
            Claim<V> found = found(bytes, call.options());
            if (found != null) {
                return found;
            }
            unreadable = Script.unreadable(bytes);
        }
        return new Claim.Unavailable<>();
    }

    private @Nullable ClaimAnswer asked(Call<?> call, byte[] token, byte[] unreadable) {
        try {
            return context.store.send(claim(call, token, unreadable));
        } catch (CacheException | Error failure) {
            if (PendingReleases.mayHold(failure)) {
                context.releases.addLostClaim(call.key(), token);
            }
            throw failure;
        }
    }

    private KeyCommand<ClaimAnswer> claim(Call<?> call, byte[] token, byte[] unreadable) {
        LoadOptions options = call.options();
        long lease = millis(options.lease());
        // Twice, as the server's clock may have been set back since the lease was given.
        long longestLease = 2 * Math.max(lease, millis(context.config.load().lease()));
        return Scripts.CLAIM.on(
                call.key(),
                token,
                Arguments.of(lease),
                Arguments.of(millis(options.staleFor())),
                Arguments.of(call.early()),
                unreadable,
                Arguments.of(longestLease));
    }

    private @Nullable Claim<V> found(byte[] bytes, LoadOptions options) {
        Entry entry = Entry.of(bytes);
        if (entry != null && entry.isFailure()) {
            return reads.keptFailure(bytes, entry, options)
                    .<Claim<V>>map(Claim.Failed::new)
                    .orElse(null);
        }
        Lookup<V> value = reads.decoded(bytes, entry);
        return value.present() ? new Claim.Found<>(value.value()) : null;
    }

    private Claim.@Nullable Stale<V> meanwhile(byte @Nullable [] bytes, LoadOptions options) {
        Entry entry = bytes == null ? null : Entry.of(bytes);
        if (bytes == null || entry == null || entry.isWithoutValue()) {
            return null;
        }
        Lookup<V> value = reads.decoded(bytes, entry);
        long soft = entry.softExpiry();
        long until = soft == Entry.NONE ? Long.MAX_VALUE : soft + millis(options.staleFor());
        return value.present() ? new Claim.Stale<>(value.value(), until, reads.copies(bytes, entry, value)) : null;
    }

    @Override
    public void store(Call<V> call, byte[] token, @Nullable V value, long loadMillis) {
        LoadOptions options = call.options();
        Duration time = value == null ? options.nullTimeToLive() : options.timeToLive();
        byte[] bytes;
        Expiry expiry;
        try {
            if (isNotWanted(value, time, options)) {
                release(call, token);
                return;
            }
            expiry = Expiry.of(
                    time,
                    context.config.expiry().jitter(),
                    options.staleFor(),
                    options.earlyRefresh() > 0,
                    context.time.millis(),
                    context.chance);
            bytes = codec.write(value, expiry.softExpiry(), options.earlyRefresh() > 0 ? loadMillis : Entry.NONE);
        } catch (CacheSerializationException unwritable) {
            context.counters.unserializable.increment();
            context.log.unserializable(unwritable);
            release(call, token);
            return;
        }
        store(call, token, bytes, expiry.millis());
    }

    @Override
    @SuppressWarnings("unchecked") // copies are of the class of the value
    public Supplier<? extends @Nullable V> copies(@Nullable V value) {
        return (Supplier<V>) codec.copies(value);
    }

    private boolean isNotWanted(@Nullable V value, Duration timeToLive, LoadOptions options) {
        return Expiry.removes(timeToLive)
                || (value == null && !context.config.expiry().nullValues())
                || options.unless().test(value);
    }

    @Override
    public void fail(Call<V> call, byte[] token, Throwable failure) {
        Duration time = call.options().failures().timeToLive();
        Optional<String> text = Expiry.removes(time)
                ? Optional.empty()
                : call.options().failures().write(failure);
        if (text.isPresent()) {
            store(call, token, codec.writeFailure(text.get()), Expiry.millisOf(time));
        } else {
            release(call, token);
        }
    }

    private void store(Call<V> call, byte[] token, byte[] bytes, @Nullable Long millis) {
        Reply<Boolean> stored = quietly(Scripts.STORE.on(call.key(), token, bytes, Arguments.ofMillis(millis)));
        CacheException failure = stored.failure();
        if (failure != null) {
            context.counters.droppedWrites.increment();
            if (context.isClosed()) {
                return;
            }
            context.log.loadNotStored(failure);
            if (isWorthWaitingFor(failure)) {
                release(call, token);
            } else {
                context.releases.addLease(call.key(), token);
            }
        } else if (Boolean.TRUE.equals(stored.get())) {
            context.counters.puts.increment();
        }
    }

    /** Whether the server is likely to answer at once: it has just refused a command, or closed a connection. */
    private static boolean isWorthWaitingFor(CacheException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void release(Call<V> call, byte[] token) {
        Reply<Boolean> released = quietly(Scripts.RELEASE.on(call.key(), token));
        if (released.failure() != null) {
            context.releases.addLease(call.key(), token);
        }
    }

    @Override
    public Object placeOf(Call<V> call) {
        return context.store.placeOf(call.key());
    }

    @Override
    public boolean renew(Call<V> call, byte[] token, Duration lease) {
        Reply<Boolean> renewed = quietly(Scripts.RENEW.on(call.key(), token, Arguments.of(millis(lease))));
        return renewed.failure() != null || Boolean.TRUE.equals(renewed.get());
    }

    /** A failure is counted and not thrown. */
    private <T> Reply<T> quietly(KeyCommand<T> command) {
        Reply<T> reply = Reply.by(() -> context.store.send(command));
        if (reply.failure() != null) {
            context.counters.failures.increment();
        }
        return reply;
    }

    private static long millis(Duration duration) {
        Long millis = duration.isZero() ? Long.valueOf(0) : Expiry.millisOf(duration);
        return millis == null ? Expiry.LONGEST.toMillis() : millis;
    }
}
