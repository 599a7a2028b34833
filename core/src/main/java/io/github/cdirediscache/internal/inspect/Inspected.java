package io.github.cdirediscache.internal.inspect;

import io.github.cdirediscache.internal.key.PhysicalKey;
import io.github.cdirediscache.internal.wire.Arguments;
import io.github.cdirediscache.internal.wire.CommandExecutor;
import io.github.cdirediscache.internal.wire.KeyCommand;
import io.github.cdirediscache.internal.wire.RedisErrorException;
import io.github.cdirediscache.internal.wire.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a server says of a key. Plain commands ask for it and no script, so that a user who may only read can ask: a key
 * that changes meanwhile may be shown with the size of one value and the time to live of another.
 *
 * @param bytes the first bytes; none if it holds no string
 * @param millis the time to live; negative for no end
 * @param length how many bytes there are
 * @param memory the bytes that Redis uses for it; 0 if the user may not ask
 */
record Inspected(byte[] bytes, long millis, long length, long memory) {

    private static final long ABSENT = -2;

    /**
     * Asks for several keys.
     *
     * @param bytes how many bytes of each value to read
     * @return what is known of each; {@code null} if a key is absent
     */
    static List<@Nullable Inspected> of(CommandExecutor shard, List<PhysicalKey> keys, long bytes) {
        List<Reply<byte[]>> heads =
                ask(shard, keys, key -> KeyCommand.head(key, (int) Math.min(bytes, Integer.MAX_VALUE)));
        List<Reply<Long>> lengths = ask(shard, keys, KeyCommand::length);
        List<Reply<Long>> memories = ask(shard, keys, KeyCommand::memory);
        List<Reply<Long>> times = ask(shard, keys, KeyCommand::timeLeft);
        List<@Nullable Inspected> all = new ArrayList<>(keys.size());
        for (int i = 0; i < keys.size(); i++) {
            long millis = number(times.get(i).get());
            // Asked last: what was there before and is not any more is absent.
            all.add(
                    millis == ABSENT
                            ? null
                            : new Inspected(
                                    ofString(heads.get(i), Arguments.EMPTY),
                                    millis,
                                    ofString(lengths.get(i), 0L),
                                    ifAllowed(memories.get(i))));
        }
        return all;
    }

    private static <T> List<Reply<T>> ask(
            CommandExecutor shard, List<PhysicalKey> keys, Function<PhysicalKey, KeyCommand<T>> question) {
        return shard.sendAll(
                keys.stream().map(question.andThen(KeyCommand::ofMaster)).toList());
    }

    /** What is asked of a string; of anything else Redis refuses to say it. */
    private static <T> T ofString(Reply<T> reply, T otherwise) {
        try {
            T answer = reply.get();
            return answer == null ? otherwise : answer;
        } catch (RedisErrorException otherType) {
            return otherwise;
        }
    }

    private static long ifAllowed(Reply<Long> memory) {
        return memory.failure() == null ? number(memory.get()) : 0;
    }

    private static long number(@Nullable Long answer) {
        return answer == null ? 0 : answer;
    }
}
