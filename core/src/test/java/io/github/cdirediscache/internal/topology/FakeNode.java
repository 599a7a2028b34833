package io.github.cdirediscache.internal.topology;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.internal.wire.Command;
import io.github.cdirediscache.internal.wire.Exchange;
import io.github.cdirediscache.internal.wire.KeyCommand;
import io.github.cdirediscache.internal.wire.Node;
import io.github.cdirediscache.internal.wire.NodeDownException;
import io.github.cdirediscache.internal.wire.NotAskedException;
import io.github.cdirediscache.internal.wire.RefusedException;
import io.github.cdirediscache.internal.wire.Reply;
import io.github.cdirediscache.internal.wire.UnexpectedErrorException;
import io.github.cdirediscache.internal.wire.Verb;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A server whose answers a test decides; it notes what it was sent. */
final class FakeNode implements Node {

    private final String location;
    private final List<String> sent = new ArrayList<>();
    private Function<Command<?>, @Nullable Object> behaviour = command -> null;
    private boolean closed;
    private int renewals;

    FakeNode(String location) {
        this.location = location;
    }

    /** The server gives, or throws, what a function says. */
    FakeNode behaves(Function<Command<?>, @Nullable Object> answers) {
        behaviour = answers;
        return this;
    }

    /** The server is gone. */
    void isDown() {
        behaves(command -> {
            throw new NodeDownException(location + " is down", null);
        });
    }

    /** No connection to the server is free to ask it for its role. What is sent otherwise is answered. */
    void hasNoConnectionForRoles() {
        Function<Command<?>, @Nullable Object> others = behaviour;
        behaves(command -> {
            if (command.verb() == Verb.ROLE || command.verb() == Verb.CLUSTER) {
                throw new NotAskedException("no connection to " + location + " became free", null);
            }
            return others.apply(command);
        });
    }

    /** The server is a replica, which reads and takes no writes. */
    void isReplica() {
        behaves(command -> switch (command.verb()) {
            case ROLE -> List.of(bytes("slave"));
            case GET -> bytes(location);
            default -> throw new RefusedException("READONLY", location + " is a replica", null);
        });
    }

    /** The server is a master: a GET gives its location, a script 1. */
    void isMaster() {
        behaves(command -> switch (command.verb()) {
            case ROLE -> List.of(bytes("master"), 0L, List.of());
            case GET -> bytes(location);
            default -> 1L;
        });
    }

    /**
     * The server does not tell its role by ROLE, but by another command at most.
     *
     * @param verb that command
     * @param words what it answers; READONLY if the server takes no writes
     */
    void tells(String verb, String... words) {
        behaves(command -> {
            switch (command.verb()) {
                case ROLE, INFO, HELLO -> {
                    if (!command.verb().name().equals(verb)) {
                        throw new UnexpectedErrorException("ERR unknown command", null);
                    }
                    return words.length == 1
                            ? bytes(words[0])
                            : Stream.of(words).map(FakeNode::bytes).toList();
                }
                default -> {
                    if (Arrays.asList(words).contains("READONLY")) {
                        throw new RefusedException("READONLY", location + " is a replica", null);
                    }
                    return 1L;
                }
            }
        });
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What was sent since the last call, without questions for roles. */
    String sent() {
        String all = sent.stream().filter(command -> !command.equals("ROLE")).collect(Collectors.joining(" "));
        sent.clear();
        return all;
    }

    /** All that was sent since the last call. */
    List<String> all() {
        List<String> all = List.copyOf(sent);
        sent.clear();
        return all;
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public String location() {
        return location;
    }

    @Override
    public <T> @Nullable T send(Command<T> command) {
        boolean isAsking = command instanceof KeyCommand<?> one && one.isAsking();
        sent.add((isAsking ? "ASKING " : "") + command);
        return command.decode(behaviour.apply(command));
    }

    @Override
    public <T> Exchange<T> begin(List<? extends Command<T>> commands) {
        List<Reply<T>> replies = new ArrayList<>();
        for (Command<T> command : commands) {
            try {
                replies.add(Reply.of(send(command)));
            } catch (CacheException failure) {
                replies.add(Reply.failed(failure));
            }
        }
        return () -> replies;
    }

    @Override
    public int epoch() {
        return 0;
    }

    @Override
    public void renew() {
        renewals++;
    }

    /** How often its connections were replaced. */
    int renewals() {
        return renewals;
    }

    @Override
    public void close() {
        closed = true;
    }

    @Override
    public String toString() {
        return location;
    }
}
