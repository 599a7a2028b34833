package io.github.cdirediscache.internal.wire;

import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.internal.key.PhysicalKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A command about several keys. For a cluster it is split into parts of one key each.
 *
 * @param <P> the answer to a part
 * @param <T> the answer to the whole
 */
public final class KeysCommand<P, T> implements Command<T> {

    private final Verb verb;
    private final List<PhysicalKey> keys;
    private final Decoder<T> decoder;
    private final Function<PhysicalKey, KeyCommand<P>> part;
    private final Function<List<Reply<P>>, T> join;

    private KeysCommand(
            Verb verb,
            List<PhysicalKey> keys,
            Decoder<T> decoder,
            Function<PhysicalKey, KeyCommand<P>> part,
            Function<List<Reply<P>>, T> join) {
        this.verb = verb;
        this.keys = keys;
        this.decoder = decoder;
        this.part = part;
        this.join = join;
    }

    /**
     * Reads several values.
     *
     * @param keys their keys
     * @return answers for each key in turn with the bytes, {@code null} if it is absent or holds no string
     */
    public static KeysCommand<byte[], List<Reply<byte[]>>> get(List<PhysicalKey> keys) {
        return new KeysCommand<>(
                Verb.MGET, keys, answer -> values(answer, keys.size()), KeyCommand::get, KeysCommand::strings);
    }

    /**
     * Removes keys; their memory is freed in the background.
     *
     * @param keys the keys
     * @return answers with how many were removed
     */
    public static KeysCommand<Long, Long> unlink(List<PhysicalKey> keys) {
        return new KeysCommand<>(Verb.UNLINK, keys, Answers::number, KeyCommand::unlink, KeysCommand::sum);
    }

    /** One for each key: what is more or less would be the value of another one. */
    private static List<Reply<byte[]>> values(@Nullable Object answer, int count) {
        List<?> values = Answers.list(answer);
        if (values.size() != count) {
            throw new CacheUnavailableException("expected " + count + " values of Redis, got " + values.size(), null);
        }
        List<Reply<byte[]>> replies = new ArrayList<>(values.size());
        values.forEach(value -> replies.add(Reply.of(Answers.bytes(value))));
        return replies;
    }

    /** As MGET has it: a key of another type has no value. */
    private static List<Reply<byte[]>> strings(List<Reply<byte[]>> parts) {
        return parts.stream()
                .map(reply -> reply.failure() instanceof RedisErrorException ? Reply.<byte[]>of(null) : reply)
                .toList();
    }

    private static Long sum(List<Reply<Long>> parts) {
        long sum = 0;
        for (Reply<Long> reply : parts) {
            Long removed = reply.get();
            sum += removed == null ? 0 : removed;
        }
        return sum;
    }

    /**
     * What the keys begin with: they are of one cache.
     *
     * @return the prefix with its colon; nothing if there are no keys
     */
    public String prefix() {
        return keys.isEmpty() ? "" : keys.get(0).prefix();
    }

    /**
     * The same as commands of one key each.
     *
     * @return the commands, in the order of the keys
     */
    public List<KeyCommand<P>> parts() {
        return keys.stream().map(part).toList();
    }

    /**
     * Combines the answers to the {@link #parts()}.
     *
     * @param replies the replies to the parts, in their order
     * @return the reply to the whole; failed if that depends on a part that failed
     */
    public Reply<T> join(List<Reply<P>> replies) {
        return Reply.by(() -> join.apply(replies));
    }

    @Override
    public Verb verb() {
        return verb;
    }

    @Override
    public void arguments(Consumer<byte[]> to) {
        for (PhysicalKey key : keys) {
            to.accept(key.bytes());
        }
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public boolean isChange() {
        return verb != Verb.MGET;
    }

    @Override
    public boolean isForAnyReplica() {
        return !isChange();
    }

    @Override
    public @Nullable T decode(@Nullable Object answer) {
        return decoder.decode(answer);
    }

    @Override
    public String toString() {
        return verb.toString();
    }
}
