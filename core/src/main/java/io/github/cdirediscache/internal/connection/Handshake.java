package io.github.cdirediscache.internal.connection;

import io.github.cdirediscache.config.Protocol;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.DriverInfo;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.Protocol.Keyword;
import redis.clients.jedis.args.ClientAttributeOption;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.util.KeyValue;

/**
 * What is said on a new connection before the first command. Jedis's own handshake can't do without {@code HELLO}, and
 * has no way back if that is refused by a proxy or an ACL.
 *
 * @see <a href="https://redis.io/docs/latest/commands/hello/">Redis: HELLO</a>
 */
final class Handshake {

    /** As drivers that stand on others write it: {@code jedis(cdi-redis-cache)}. */
    private static final String LIBRARY =
            DriverInfo.builder().addUpstreamDriver("cdi-redis-cache").build().getFormattedName();

    private final Login login;
    private final Talk talk;
    private @Nullable ClientId id;

    Handshake(Login login, Talk talk) {
        this.login = login;
        this.talk = talk;
    }

    /**
     * Makes the connection ready for commands.
     *
     * @param manner what to send
     * @param verify whether it must be certain that the server still answers; once it always has to
     * @return what to send next time: without what the server refused
     * @throws JedisDataException if the server refuses the connection
     * @throws BrokenOffException if it closed the connection
     */
    Manner run(Manner manner, boolean verify) {
        Manner learned = manner;
        if (!manner.hello()) {
            authenticate(null);
        } else if (!hello(manner)) {
            learned = manner.withoutHello();
            authenticate(learned);
        }
        select(instead(manner, learned));
        learned = introduce(manner, learned);
        Manner instead = instead(manner, learned);
        if (verify || instead != null || !talk.hasAnswered()) {
            Refusal.ofConnection(talk.ask(new CommandArguments(Command.PING), instead), login);
        }
        return learned;
    }

    /** How the server knows the connection; {@code null} if it has not said. */
    @Nullable ClientId id() {
        return id;
    }

    /** Who refuses a command may close the connection after that: the next one does without it. */
    private static @Nullable Manner instead(Manner tried, Manner learned) {
        return learned.equals(tried) ? null : learned;
    }

    /** Whether the server accepted it, and so knows the user as well. */
    private boolean hello(Manner manner) {
        Manner instead = login.protocol() == Protocol.AUTO ? manner.withoutHello() : null;
        Object reply = talk.ask(helloWithLogin(), instead);
        if (login.password() != null && Refusal.says(reply, "NOAUTH")) {
            // Redis 6.0 wants AUTH before HELLO: redis/redis issue 8558.
            authenticate(instead);
            reply = talk.ask(hello(), instead);
        }
        Refusal.ofConnection(reply, login);
        if (isAnswerToHello(reply)) {
            return true;
        }
        if (instead == null) {
            throw Refusal.ofHello(reply, login);
        }
        return false;
    }

    private CommandArguments hello() {
        return new CommandArguments(Command.HELLO).add("3");
    }

    private CommandArguments helloWithLogin() {
        String password = login.password();
        String username = login.username();
        return password == null
                ? hello()
                : hello().add(Keyword.AUTH)
                        .add(username == null ? "default" : username)
                        .add(password);
    }

    private static boolean isAnswerToHello(@Nullable Object reply) {
        return reply instanceof List<?> list && list.stream().anyMatch(Handshake::isProtocol);
    }

    /** Jedis turns the map of RESP3 into a list of pairs; a server that stays with RESP2 sends names and values in turn. */
    private static boolean isProtocol(@Nullable Object part) {
        Object name = part instanceof KeyValue<?, ?> pair ? pair.getKey() : part;
        return name instanceof byte[] bytes && new String(bytes, Talk.CHARSET).equals("proto");
    }

    private void authenticate(@Nullable Manner instead) {
        String password = login.password();
        if (password == null) {
            return;
        }
        CommandArguments auth = new CommandArguments(Command.AUTH);
        if (login.username() != null) {
            auth.add(login.username());
        }
        Object reply = talk.ask(auth.add(password), instead);
        if (!Refusal.needsNoPassword(reply)) {
            Refusal.ofCommand(reply, login);
        }
    }

    private void select(@Nullable Manner instead) {
        if (login.database() > 0) {
            Refusal.ofCommand(
                    talk.ask(new CommandArguments(Command.SELECT).add(String.valueOf(login.database())), instead),
                    login);
        }
    }

    /** Tells who we are and asks how the server knows us, which is never a reason not to connect. */
    private Manner introduce(Manner tried, Manner manner) {
        List<CommandArguments> commands = new ArrayList<>();
        if (manner.name()) {
            commands.add(client().add(Keyword.SETNAME).add(login.clientName()));
        }
        if (manner.info()) {
            commands.add(client().add(Keyword.SETINFO)
                    .add(ClientAttributeOption.LIB_NAME.getRaw())
                    .add(LIBRARY));
        }
        if (manner.id()) {
            commands.add(client().add(Command.INFO));
        }
        if (commands.isEmpty()) {
            return manner;
        }
        Manner instead = instead(tried, manner);
        List<@Nullable Object> replies = replies(
                commands, instead == null ? manner.withoutName().withoutInfo().withoutId() : instead);
        replies.forEach(reply -> Refusal.ofConnection(reply, login));
        return learned(manner, replies.iterator());
    }

    private Manner learned(Manner manner, Iterator<@Nullable Object> replies) {
        Manner learned = manner;
        if (manner.name() && isNotTaken(replies.next())) {
            learned = learned.withoutName();
        }
        if (manner.info() && isNotTaken(replies.next())) {
            learned = learned.withoutInfo();
        }
        if (manner.id()) {
            Object reply = replies.next();
            id = ClientId.of(reply);
            learned = isNotTaken(reply) ? learned.withoutId() : learned;
        }
        return learned;
    }

    /** A server that is busy says nothing about commands. */
    private static boolean isNotTaken(@Nullable Object reply) {
        return reply instanceof JedisDataException error && !ErrorReplies.isDown(error);
    }

    /** Who has answered before, and is silent now, is a proxy that swallows what it does not know. */
    private List<@Nullable Object> replies(List<CommandArguments> commands, Manner instead) {
        boolean hasAnswered = talk.hasAnswered();
        try {
            return talk.ask(commands, instead);
        } catch (BrokenOffException brokenOff) {
            throw brokenOff;
        } catch (JedisConnectionException slow) {
            throw hasAnswered ? new BrokenOffException(slow, instead) : slow;
        }
    }

    private static CommandArguments client() {
        return new CommandArguments(Command.CLIENT);
    }
}
