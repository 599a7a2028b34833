package io.github.cdirediscache.reliability.history;

import io.github.cdirediscache.reliability.record.Window.Harm;
import io.github.cdirediscache.testing.Fault;
import io.github.cdirediscache.testing.FaultProxy;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisServerException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** The faults that every deployment can have: of the network, and of single servers. */
final class Disturbances {

    private static final Set<Harm> NONE = Set.of();
    private static final Set<Harm> LOSS = EnumSet.of(Harm.LOSS);
    private static final Set<Harm> SLOW = EnumSet.of(Harm.SLOW);
    private static final int TIMES = 10;

    private Disturbances() {}

    static List<Disturbance> of(Deployment deployment) {
        List<Disturbance> all = new ArrayList<>(deployment.disturbances());
        all.addAll(network());
        all.addAll(servers());
        return all;
    }

    private static List<Disturbance> network() {
        return List.of(
                network(
                        "latency",
                        SLOW,
                        random -> Fault.latency(
                                Duration.ofMillis(random.nextInt(20)), Duration.ofMillis(1 + random.nextInt(200)))),
                network("silence", NONE, random -> Fault.silence()),
                network("silence of old connections", NONE, random -> Fault.silenceOfOldConnections()),
                network("lost replies", NONE, random -> Fault.lostReplies()),
                network("truncated replies", NONE, random -> Fault.truncatedReplies(random.nextInt(500))),
                network("throttle", SLOW, random -> Fault.throttle(2_000 + random.nextInt(20_000))),
                repeated("cut", FaultProxy::cut),
                repeated("half close", FaultProxy::halfClose),
                new Disturbance("refuse", NONE, (scene, random) -> {
                    List<FaultProxy> some = some(scene.deployment().proxies(), random);
                    some.forEach(FaultProxy::refuse);
                    some.forEach(FaultProxy::cut);
                    scene.hold();
                    some.forEach(FaultProxy::heal);
                }),
                new Disturbance("all silent", NONE, (scene, random) -> {
                    List<FaultProxy> all = scene.deployment().proxies();
                    all.forEach(proxy -> proxy.begin(Fault.silence()));
                    long from = System.nanoTime();
                    scene.hold();
                    scene.wasDownSince(from);
                    all.forEach(FaultProxy::heal);
                }));
    }

    private static Disturbance network(String name, Set<Harm> harms, Function<Random, Fault> fault) {
        return new Disturbance(name, harms, (scene, random) -> {
            List<FaultProxy> some = some(scene.deployment().proxies(), random);
            some.forEach(proxy -> proxy.begin(fault.apply(random)));
            scene.hold();
            some.forEach(FaultProxy::heal);
        });
    }

    private static Disturbance repeated(String name, Consumer<FaultProxy> what) {
        return new Disturbance(name, NONE, (scene, random) -> {
            List<FaultProxy> some = some(scene.deployment().proxies(), random);
            for (int i = 0; i < TIMES; i++) {
                some.forEach(what);
                Await.pause(1 + random.nextInt(100));
            }
        });
    }

    private static List<Disturbance> servers() {
        return List.of(
                new Disturbance("hang", SLOW, (scene, random) -> {
                    RedisServer server = one(scene.deployment().servers(), random);
                    server.pause();
                    // Shorter than sentinels and clusters wait until they replace a master.
                    Await.pause(100 + random.nextInt(700));
                    server.resume();
                }),
                command("DEBUG SLEEP", SLOW, "DEBUG", "SLEEP", "0.6"),
                command("CLIENT KILL", NONE, "CLIENT", "KILL", "TYPE", "normal"),
                command("SCRIPT FLUSH", NONE, "SCRIPT", "FLUSH"),
                command("FLUSHALL", LOSS, "FLUSHALL"),
                memory("full", "noeviction", NONE),
                memory("eviction", "allkeys-random", LOSS),
                new Disturbance("restart with data", NONE, (scene, random) -> {
                    RedisServer server = one(scene.deployment().masters(), random);
                    server.kill();
                    Await.pause(random.nextInt(400));
                    server.restart();
                }),
                new Disturbance("restart without data", LOSS, (scene, random) -> {
                    RedisServer server = one(scene.deployment().masters(), random);
                    server.command("FLUSHALL");
                    server.kill();
                    Await.pause(random.nextInt(400));
                    server.restart();
                }));
    }

    private static Disturbance memory(String name, String policy, Set<Harm> harms) {
        return new Disturbance(name, harms, (scene, random) -> {
            List<RedisServer> masters = some(scene.deployment().masters(), random);
            for (RedisServer master : masters) {
                master.command("CONFIG", "SET", "maxmemory-policy", policy);
                master.command("CONFIG", "SET", "maxmemory", "1mb");
            }
            scene.hold();
            masters.forEach(master -> master.command("CONFIG", "SET", "maxmemory", "0"));
        });
    }

    private static Disturbance command(String name, Set<Harm> harms, String... command) {
        return new Disturbance(name, harms, (scene, random) -> {
            try {
                some(scene.deployment().masters(), random).forEach(server -> server.command(command));
            } catch (RedisServerException itKilledItself) {
                // The connection of the command was one of those that it ended.
            }
        });
    }

    private static <T> T one(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    /** One in most cases, otherwise all. */
    private static <T> List<T> some(List<T> all, Random random) {
        return random.nextInt(3) == 0 ? all : List.of(one(all, random));
    }
}
