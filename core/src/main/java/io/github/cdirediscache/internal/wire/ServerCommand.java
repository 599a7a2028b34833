package io.github.cdirediscache.internal.wire;

import io.github.cdirediscache.internal.key.KeyPattern;
import io.github.cdirediscache.internal.key.PhysicalKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A command about a server, or about all of its keys.
 *
 * @param <T> the answer
 */
public final class ServerCommand<T> implements Command<T> {

    private static final byte[] MATCH = Arguments.of("MATCH");
    private static final byte[] COUNT = Arguments.of("COUNT");

    private final Verb verb;
    private final Decoder<T> decoder;
    private final byte[][] arguments;

    private ServerCommand(Verb verb, Decoder<T> decoder, byte[]... arguments) {
        this.verb = verb;
        this.decoder = decoder;
        this.arguments = arguments;
    }

    /**
     * Reads a page of the keys that match a pattern.
     *
     * @param cursor where to go on; {@code "0"} to begin
     * @param pattern the pattern
     * @param count how many keys the server looks at
     * @return answers with the page
     */
    public static ServerCommand<ScanPage> scan(byte[] cursor, KeyPattern pattern, int count) {
        return new ServerCommand<>(
                Verb.SCAN, ServerCommand::page, cursor, MATCH, pattern.bytes(), COUNT, Arguments.of(count));
    }

    private static ScanPage page(@Nullable Object answer) {
        List<?> parts = Answers.list(answer);
        byte[] cursor = Answers.someBytes(parts.get(0));
        List<PhysicalKey> keys = new ArrayList<>();
        for (Object key : Answers.list(parts.get(1))) {
            keys.add(new PhysicalKey(Answers.someBytes(key)));
        }
        return new ScanPage(cursor.length == 1 && cursor[0] == '0' ? null : cursor, keys);
    }

    /**
     * Asks for the number of all keys of the database.
     *
     * @return answers with the number
     */
    public static ServerCommand<Long> numberOfKeys() {
        return new ServerCommand<>(Verb.DBSIZE, Answers::number);
    }

    /**
     * Asks a server whether it is a master or a replica.
     *
     * @return answers with the role
     */
    public static ServerCommand<ReportedRole> role() {
        return new ServerCommand<>(Verb.ROLE, ReportedRole::of);
    }

    /**
     * Asks a server for its part in a replication, where {@link #role()} is closed to our user.
     *
     * @return answers with the role; empty if the server does not say
     */
    public static ServerCommand<Optional<ReportedRole>> infoReplication() {
        return new ServerCommand<>(Verb.INFO, ReportedRole::ofInfo, Arguments.of("replication"));
    }

    /**
     * Asks a server what it is; nothing changes by it. Nearly every user may.
     *
     * @return answers with the role; empty if the server does not say
     */
    public static ServerCommand<Optional<ReportedRole>> hello() {
        return new ServerCommand<>(Verb.HELLO, ReportedRole::ofHello);
    }

    /**
     * Asks a server of a cluster for all servers that it knows, and how they are.
     *
     * @return answers with the servers
     */
    public static ServerCommand<List<ClusterMember>> clusterNodes() {
        return new ServerCommand<>(Verb.CLUSTER, ClusterMember::all, Arguments.of("NODES"));
    }

    /**
     * Asks a server of a cluster which server holds which keys.
     *
     * @return answers with ranges of slots
     */
    public static ServerCommand<List<SlotRange>> clusterSlots() {
        return new ServerCommand<>(Verb.CLUSTER, SlotRange::all, Arguments.of("SLOTS"));
    }

    /**
     * Asks a sentinel for the master that it watches under a name.
     *
     * @param name the name
     * @return answers with an address; empty if it knows no such name
     */
    public static ServerCommand<Optional<ServerAddress>> sentinelMaster(String name) {
        return new ServerCommand<>(
                Verb.SENTINEL,
                ServerAddress::of,
                Arguments.of("GET-MASTER-ADDR-BY-NAME"),
                name.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Asks a sentinel for the replicas of a master that it considers up.
     *
     * @param name the master's name
     * @return answers with their addresses
     */
    public static ServerCommand<List<ServerAddress>> sentinelReplicas(String name) {
        return new ServerCommand<>(
                Verb.SENTINEL, SentinelReplicas::up, Arguments.of("REPLICAS"), name.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Lets a server close the connection of a client, together with everything that it has not carried out yet. The
     * connection that it is sent on stays open.
     *
     * @param id the number that the server gave the connection
     * @param address where it came from, as the server sees it: after a restart the number may be another connection's
     * @return answers with how many were closed
     */
    public static ServerCommand<Long> killClient(long id, String address) {
        return new ServerCommand<>(
                Verb.CLIENT,
                Answers::number,
                Arguments.of("KILL"),
                Arguments.of("ID"),
                Arguments.of(id),
                Arguments.of("ADDR"),
                Arguments.of(address));
    }

    @Override
    public Verb verb() {
        return verb;
    }

    @Override
    public void arguments(Consumer<byte[]> to) {
        for (byte[] argument : arguments) {
            to.accept(argument);
        }
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public boolean isChange() {
        return false;
    }

    @Override
    public boolean isForAnyReplica() {
        return false;
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
