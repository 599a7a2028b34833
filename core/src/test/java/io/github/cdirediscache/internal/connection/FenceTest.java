package io.github.cdirediscache.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.config.Protocol;
import io.github.cdirediscache.internal.key.PhysicalKey;
import io.github.cdirediscache.internal.time.Time;
import io.github.cdirediscache.internal.wire.Command;
import io.github.cdirediscache.internal.wire.Effect;
import io.github.cdirediscache.internal.wire.KeyCommand;
import io.github.cdirediscache.internal.wire.KeysCommand;
import io.github.cdirediscache.internal.wire.NodeWatch;
import io.github.cdirediscache.internal.wire.ReplyLimit;
import io.github.cdirediscache.internal.wire.Script;
import io.github.cdirediscache.internal.wire.ServerCommand;
import io.github.cdirediscache.testing.RedisServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;

class FenceTest {

    private static final String PASSWORD = "s3cr3t-pw";
    private static final PhysicalKey KEY = new PhysicalKey(new byte[] {'k'});
    private static final Command<?> WRITE = KeyCommand.set(KEY, new byte[] {'v'}, null);
    private static final Command<?> READ = KeyCommand.get(KEY);
    private static final Command<?> WRONG =
            new Script<>("wrong", Effect.READS, true, "return 1", answer -> null).on(KEY, new byte[0]);

    private final Watch watch = new Watch();
    private final Fence fence = new Fence("server", watch, "a remedy");
    private RedisServer server;

    @BeforeEach
    void start() {
        server = RedisServer.builder()
                .user("app", PASSWORD, "~*", "+@all")
                .user("no-kill", PASSWORD, "~*", "+@all", "-client|kill")
                .user("no-info", PASSWORD, "~*", "+@all", "-client|info")
                .start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private ServerConnection connection(String user) {
        TcpSocketFactory tcp = new TcpSocketFactory(new HostAndPort(server.host(), server.port()), 5000, 5000);
        Login login = new Login(Protocol.RESP3, user, PASSWORD, 0, "test", true);
        Greeter greeter = new Greeter(() -> Line.plain(tcp.createSocket()), login, Time.system());
        return new ConnectionMaker(greeter, new Generations(Time.system()), 5000, new ReplyLimit()).open();
    }

    private static long number(ServerConnection connection) {
        return Objects.requireNonNull(connection.id()).number();
    }

    private boolean isOpen(ServerConnection connection) {
        ClientId id = Objects.requireNonNull(connection.id());
        return server.command("CLIENT", "LIST").contains("id=" + id.number() + " addr=" + id.address() + " ");
    }

    @Test
    void exchange_nothingLost_closesNothing() {
        ServerConnection connection = connection("app");
        fence.exchange(connection, WRITE);
        assertThat(fence.exchange(connection, READ)).isEqualTo(new byte[] {'v'});
        assertThat(watch.calls).isEmpty();
    }

    @Test
    void exchange_changeLost_closesItsConnectionFirst() {
        ServerConnection lost = connection("app");
        ServerConnection next = connection("app");
        fence.lost(lost, List.of(READ, WRITE));
        assertThat(isOpen(lost)).isTrue();
        fence.exchange(next, WRITE);
        assertThat(isOpen(lost)).isFalse();
        assertThat(isOpen(next)).isTrue();
        assertThat(fence.kills()).isEmpty();
        assertThat(watch.calls).containsExactly("answered CLIENT");
        assertThat(fence.exchange(next, READ)).isEqualTo(new byte[] {'v'});
    }

    @Test
    void exchange_errorAfterAChangeIsLost_isThrownAndTheConnectionStaysInStep() {
        ServerConnection next = connection("app");
        fence.lost(connection("app"), List.of(WRITE));
        assertThatExceptionOfType(JedisDataException.class).isThrownBy(() -> fence.exchange(next, WRONG));
        assertThat(fence.kills()).isEmpty();
        assertThat(fence.exchange(next, READ)).isNull();
    }

    @Test
    void lost_onlyReads_closesNothing() {
        fence.lost(
                connection("app"), List.of(READ, KeysCommand.get(List.of(KEY)), ServerCommand.numberOfKeys(), WRONG));
        assertThat(fence.kills()).isEmpty();
    }

    @Test
    void lost_removalOfSeveralKeys_isAChange() {
        fence.lost(connection("app"), List.of(KeysCommand.unlink(List.of(KEY))));
        assertThat(fence.kills()).hasSize(1);
    }

    @Test
    void exchange_isNotAnswered_closesTheConnectionTheNextTime() {
        ServerConnection lost = connection("app");
        ServerConnection dead = connection("app");
        fence.lost(lost, List.of(WRITE));
        server.command("CLIENT", "KILL", "ID", String.valueOf(number(dead)));
        assertThatExceptionOfType(JedisConnectionException.class).isThrownBy(() -> fence.exchange(dead, READ));
        assertThat(isOpen(lost)).isTrue();
        assertThat(fence.kills()).hasSize(1);
        fence.exchange(connection("app"), READ);
        assertThat(isOpen(lost)).isFalse();
    }

    @Test
    void exchange_connectionHasBeenClosed_isSettled() {
        ServerConnection lost = connection("app");
        fence.lost(lost, List.of(WRITE));
        server.command("CLIENT", "KILL", "TYPE", "normal");
        fence.exchange(connection("app"), READ);
        assertThat(fence.kills()).isEmpty();
    }

    @Test
    void exchange_userMayNotClose_isSaidAndTheCommandIsCarriedOut() {
        fence.lost(connection("no-kill"), List.of(WRITE));
        ServerConnection next = connection("no-kill");
        fence.exchange(next, WRITE);
        assertThat(fence.exchange(next, READ)).isEqualTo(new byte[] {'v'});
        assertThat(fence.kills()).isEmpty();
        assertThat(watch.calls).singleElement().asString().contains("failed CLIENT", "+client|kill");
    }

    @Test
    void lost_serverHasNotSaidHowItKnowsTheConnection_isSaidUnlessItOnlyRead() {
        ServerConnection unknown = connection("no-info");
        assertThat(unknown.id()).isNull();
        fence.lost(unknown, List.of(READ));
        assertThat(watch.calls).isEmpty();
        fence.lost(unknown, List.of(READ, WRITE));
        assertThat(fence.kills()).isEmpty();
        assertThat(watch.calls).containsExactly("may come late: a remedy");
    }

    @Test
    void lost_connectionsHaveNoAddress_isNotSaid() {
        Fence ofUnix = new Fence("server", watch, Fence.remedy(true, true));
        ofUnix.lost(connection("no-info"), List.of(WRITE));
        assertThat(watch.calls).isEmpty();
        assertThat(Fence.remedy(false, false)).contains("client-info=true", "+client|info", "+client|kill");
        assertThat(Fence.remedy(true, false)).contains("+client|info", "+client|kill", "6.2");
    }

    @Test
    void lost_moreThanAreKept_theOldestIsForgotten() {
        ServerConnection first = connection("app");
        ServerConnection others = connection("app");
        fence.lost(first, List.of(WRITE));
        for (int i = 0; i < Fence.MOST; i++) {
            fence.lost(others, List.of(WRITE));
        }
        assertThat(fence.kills()).hasSize(Fence.MOST);
        fence.exchange(connection("app"), READ);
        assertThat(fence.kills()).isEmpty();
        assertThat(isOpen(first)).isTrue();
        assertThat(isOpen(others)).isFalse();
    }

    private static final class Watch implements NodeWatch {

        private final List<String> calls = new ArrayList<>();

        @Override
        public void answered(Command<?> command) {
            calls.add("answered " + command);
        }

        @Override
        public void failed(Command<?> command, CacheException failure) {
            calls.add("failed " + command + ": " + failure.getMessage());
        }

        @Override
        public void mayComeLate(String remedy) {
            calls.add("may come late: " + remedy);
        }
    }
}
