package io.github.cdirediscache.reliability.mutation;

import io.github.cdirediscache.config.TopologyKind;
import io.github.cdirediscache.reliability.history.Profile;
import io.github.cdirediscache.reliability.record.Op;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The mutations, each with the history that shows it. */
final class Mutations {

    private static final String INTERNAL = "java/io/github/cdirediscache/internal/";
    private static final String SCRIPTS = "resources/io/github/cdirediscache/internal/store/";

    private static final List<String> OUTDATED = List.of("no outdated reads");
    private static final List<String> TWICE = List.of("one computation");
    private static final List<String> LEFT = List.of("nothing left");
    private static final List<String> RECOVERY = List.of("recovery");

    private static final List<String> OWN = List.of("own values");
    private static final List<String> LOCKS = List.of("locks exclude");
    private static final List<String> UNENDED = List.of("every call ends");
    private static final List<String> BOUNDS = List.of("bounds");
    private static final List<String> INCREMENTS = List.of("exact increments");
    private static final List<String> EXCEPTIONS = List.of("documented exceptions");

    private static final Profile STANDARD = Profile.standard();
    private static final Profile CALM = STANDARD.withFaults("no such fault");

    /** Long enough for a breaker to open and for a delivery to fail, more than once. */
    private static final Profile SILENCES =
            STANDARD.withFaults("all silent").withFaultsOf(Duration.ofMillis(1500), Duration.ofMillis(2500));

    /** More callers than connections, each of which takes as long as it may. */
    private static final Profile LONG_SILENCE = STANDARD.withFaults("all silent")
            .withFaultsOf(Duration.ofSeconds(9), Duration.ofSeconds(10))
            .withoutQuiet()
            .withThreads(16, 100)
            .withOption("pool.max-connections", "1")
            .withOnly(Op.GET, Op.PUT);

    /** Every call loads. */
    private static final Profile MISSES = STANDARD.withoutQuiet().withKeys(3000).withOnly(Op.GET_OR_LOAD, Op.LOOKUP);

    private Mutations() {}

    static List<Mutation> all() {
        return Stream.concat(ofOneServer().stream(), GroupMutations.all().stream())
                .toList();
    }

    private static List<Mutation> ofOneServer() {
        return List.of(
                single(
                        "a claim is not given back after a failure",
                        INTERNAL + "cache/RedisLeases.java",
                        "Reply<Boolean> released = quietly(Scripts.RELEASE.on(call.key(), token));",
                        "Reply<Boolean> released = Reply.of(true);",
                        LEFT,
                        CALM.withOnly(Op.GET_OR_LOAD, Op.GET)
                                .withLoads(Duration.ofMillis(20), 0.5)
                                .withOption("lease", "60s")),
                single(
                        "a claim that was not answered is forgotten",
                        INTERNAL + "cache/RedisLeases.java",
                        "context.releases.addLostClaim(call.key(), token);",
                        "",
                        LEFT,
                        MISSES.withFaults("lost replies").withOption("lease", "60s")),
                single(
                        "a lock whose release failed is forgotten",
                        INTERNAL + "cache/Locks.java",
                        "context.releases.addLock(physical, owner);",
                        "",
                        LEFT,
                        STANDARD.withFaults("lost replies")
                                .withoutQuiet()
                                .withLockLease(Duration.ofSeconds(60))
                                .withOnly(Op.TRY_LOCK)),
                single(
                        "any load is joined",
                        INTERNAL + "load/Flight.java",
                        "return call.readAt() - moment < 0 || call.sawLease().test(token);",
                        "return true;",
                        OUTDATED,
                        CALM),
                single(
                        "an increment is sent again",
                        INTERNAL + "store/Scripts.java",
                        "INCREMENT = once(\"increment\", Scripts::sum);",
                        "INCREMENT = repeatable(\"increment\", Effect.CHANGES, Scripts::sum);",
                        INCREMENTS,
                        STANDARD.withFaults("truncated replies").withoutQuiet().withOnly(Op.INCREMENT)),
                single(
                        "invalidations beyond the limit are forgotten",
                        INTERNAL + "store/PendingInvalidations.java",
                        "if (overflow) {\n            state = new State(InvalidationBatch.everything(",
                        "if (overflow) {\n            state = new State(InvalidationBatch.empty(",
                        OUTDATED,
                        STANDARD.withFaults("all silent").withOption("invalidations.max-pending", "3")),
                single(
                        "a failed invalidation is not queued",
                        INTERNAL + "store/InvalidationGate.java",
                        "if (command.effect() == Effect.OUTDATES) {",
                        "if (command.effect() == Effect.READS) {",
                        OUTDATED,
                        STANDARD.withFaults("full")),
                single(
                        "a pending invalidation does not block its key",
                        INTERNAL + "store/InvalidationGate.java",
                        "if (pending.isEmpty() || !pending.concerns(key)) {",
                        "if (true) {",
                        OUTDATED,
                        STANDARD.withFaults("full")),
                single(
                        "pending patterns block no key",
                        INTERNAL + "store/InvalidationBatch.java",
                        "keys.contains(key) || isSelected(key);",
                        "keys.contains(key);",
                        OUTDATED,
                        STANDARD.withFaults("silence of old connections").with(Op.INVALIDATE_PATTERN, 60)),
                single(
                        "a sweep that stopped early counts as done",
                        INTERNAL + "store/Sweep.java",
                        "return Removal.failed(removed.get(), Unforeseen.asUnavailable(shard.location(), stoppedEarly));",
                        "return new Removal(removed.get(), List.of());",
                        OUTDATED,
                        STANDARD.withFaults("lost replies")
                                .withoutQuiet()
                                .withOnly(Op.INVALIDATE_PATTERN, Op.GET, Op.GET_OR_LOAD)),
                single(
                        "a delivery is given up after one attempt",
                        INTERNAL + "store/Delivery.java",
                        "notYet) {\n            deliverIn(longerPause());",
                        "notYet) {",
                        RECOVERY,
                        SILENCES),
                single(
                        "a load stores without its claim",
                        SCRIPTS + "store.lua",
                        "if not e or e.token ~= ARGV[1] then",
                        "if false then",
                        OUTDATED,
                        CALM),
                single(
                        "an invalidation leaves claims",
                        SCRIPTS + "invalidate.lua",
                        "redis.call('UNLINK', KEYS[1])",
                        "if not (e and has(e.flags, PLACEHOLDER)) then redis.call('UNLINK', KEYS[1]) end",
                        OUTDATED,
                        CALM),
                single(
                        "every claim is granted",
                        SCRIPTS + "claim.lua",
                        "if is_held(key, e, t, tonumber(ARGV[6])) and e.token ~= token then",
                        "if false then",
                        TWICE,
                        CALM),
                single(
                        "loads are not shared while Redis is away",
                        INTERNAL + "load/Flights.java",
                        "found == null || (found.isOutdatedFor(call) && !call.isUnread()) ? own : found.joined());",
                        "found == null || call.isUnread() ? own : found.joined());",
                        TWICE,
                        STANDARD.withFaults("all silent")
                                .withoutQuiet()
                                .withOnly(Op.GET_OR_LOAD)
                                .withKeys(10)),
                single(
                        "a lease is not renewed",
                        INTERNAL + "load/Renewals.java",
                        "started.future = scheduler.repeat(() -> renewSoon(started), period);",
                        "",
                        TWICE,
                        CALM.withOption("lease", "300ms")
                                .withOnly(Op.GET_OR_LOAD)
                                .withLoads(Duration.ofMillis(2500), 0.1)),
                single(
                        "a lock is given to two",
                        SCRIPTS + "lock.lua",
                        "if owner and (tonumber(leased_until) or 0) > micros and",
                        "if false and",
                        LOCKS,
                        CALM),
                single(
                        "anybody can release a lock",
                        SCRIPTS + "unlock.lua",
                        "if redis.call('HGET', KEYS[1], 'owner') ~= ARGV[1] then",
                        "if false then",
                        LOCKS,
                        STANDARD.withFaults("lost replies").withoutQuiet().withOnly(Op.TRY_LOCK)),
                single(
                        "a connection is used again after a time-out",
                        INTERNAL + "connection/BuiltInPool.java",
                        "if (!inStep || own.isBroken() || own.hasUnread() || closed || !isCurrent(own)) {",
                        "if (closed || !isCurrent(own)) {",
                        RECOVERY,
                        STANDARD.withFaults("lost replies")),
                single(
                        "a broken connection still counts",
                        INTERNAL + "connection/BuiltInPool.java",
                        "open.remove(connection);\n        release();",
                        "open.remove(connection);",
                        RECOVERY,
                        STANDARD.withFaults("cut")),
                single(
                        "reads that are sent together get each other's answers",
                        INTERNAL + "connection/SharedExchange.java",
                        "reads.get(i).outcome().complete(outcome",
                        "reads.get(reads.size() - 1 - i).outcome().complete(outcome",
                        OWN,
                        CALM.withThreads(16, 1000).withOption("coalesce-reads", "1")),
                single(
                        "a breaker stays open",
                        INTERNAL + "connection/Breaker.java",
                        "return now - next >= 0 && nextTry.compareAndSet(next, later(now));",
                        "return now < next - openNanos * 1000;",
                        RECOVERY,
                        SILENCES),
                single(
                        "answers have no time limit",
                        INTERNAL + "connection/Nodes.java",
                        "int socketTimeout = millis(connection.socketTimeout().toMillis());",
                        "int socketTimeout = 0;",
                        BOUNDS,
                        LONG_SILENCE),
                single(
                        "a reply that does not come is waited for",
                        INTERNAL + "connection/Nodes.java",
                        "int socketTimeout = millis(connection.socketTimeout().toMillis());",
                        "int socketTimeout = 0;",
                        UNENDED,
                        STANDARD.withFaults("lost replies")),
                single(
                        "a caller waits for a connection without a limit",
                        INTERNAL + "connection/BuiltInPool.java",
                        "await(queue, waiter, since + limits.maxWaitNanos(), refusal);",
                        "await(queue, waiter, since + 1000 * limits.maxWaitNanos(), refusal);",
                        BOUNDS,
                        LONG_SILENCE),
                single(
                        "a write that was not answered may still come",
                        INTERNAL + "connection/Fence.java",
                        "if (id != null && commands.stream().anyMatch(Command::isChange)) {",
                        "if (id != null && commands.isEmpty()) {",
                        OUTDATED,
                        STANDARD.withFaults("silence of old connections")
                                .withoutQuiet()
                                .withOption("socket-timeout", "200ms")
                                .withOnly(Op.PUT, Op.INVALIDATE, Op.GET, Op.GET)),
                single(
                        "connections stay open after close",
                        INTERNAL + "connection/JedisNode.java",
                        "pool.close();",
                        "",
                        LEFT,
                        CALM),
                single(
                        "threads go on after close",
                        INTERNAL + "cache/Threads.java",
                        "workers.shutdown();",
                        "",
                        LEFT,
                        CALM),
                single(
                        "a read throws although its cache loads",
                        INTERNAL + "cache/CacheContext.java",
                        "        if (config.failure().onFailure() == OnFailure.RAISE) {",
                        "        if (config.enabled()) {",
                        EXCEPTIONS,
                        STANDARD.withFaults("all silent").withoutQuiet()));
    }

    private static Mutation single(
            String name, String file, String text, String replacement, List<String> rules, Profile profile) {
        return new Mutation(name, file, text, replacement, rules, TopologyKind.SINGLE, profile);
    }
}
