package io.github.cdirediscache.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.internal.key.PhysicalKey;
import io.github.cdirediscache.internal.wire.Command;
import io.github.cdirediscache.internal.wire.Exchange;
import io.github.cdirediscache.internal.wire.KeyCommand;
import io.github.cdirediscache.internal.wire.Node;
import io.github.cdirediscache.internal.wire.NodeDownException;
import io.github.cdirediscache.internal.wire.NotAdmittedException;
import io.github.cdirediscache.internal.wire.NotAskedException;
import io.github.cdirediscache.internal.wire.RefusedException;
import io.github.cdirediscache.internal.wire.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When a server is left alone, by what its answers were. */
class GuardedNodeTest {

    private static final KeyCommand<byte[]> GET = KeyCommand.get(new PhysicalKey(new byte[] {'k'}));
    private static final NodeDownException DOWN = new NodeDownException("down", null);
    private static final RefusedException REFUSED = new RefusedException("OOM", "full", null);

    private final AtomicLong now = new AtomicLong();
    private final Breaker breaker = new Breaker(2, Duration.ofNanos(10), now::get);
    private final Answering server = new Answering();
    private final GuardedNode node = new GuardedNode(server, breaker, new NoEvents());

    @Test
    void send_failsTwice_isNotAskedUntilTheTimeIsOver() {
        server.failures = List.of(DOWN);
        assertFails();
        assertFails();
        assertFails();
        assertThat(server.asked).isEqualTo(2);
        assertThat(node.sendAll(List.of(GET, GET)))
                .hasSize(2)
                .allSatisfy(reply -> assertThat(reply.failure()).hasMessageContaining("breaker"));
        assertThat(server.asked).isEqualTo(2);

        now.set(10);
        server.failures = List.of();
        assertThat(node.send(GET)).isNull();
        assertThat(breaker.isOpen()).isFalse();
    }

    @Test
    void begin_severalCommandsFail_countOnce() {
        server.failures = List.of(DOWN, DOWN, DOWN);
        assertThat(node.sendAll(List.of(GET, GET, GET)).get(2).failure()).isSameAs(DOWN);
        assertThat(breaker.isOpen()).isFalse();
        node.sendAll(List.of(GET, GET, GET));
        assertThat(breaker.isOpen()).isTrue();
    }

    @Test
    void begin_someAnsweredAndOneDidNot_isAFailure() {
        server.failures = List.of(REFUSED, DOWN);
        node.sendAll(List.of(GET, GET));
        node.sendAll(List.of(GET, GET));
        assertThat(breaker.isOpen()).isTrue();
    }

    @Test
    void begin_refused_isAnAnswer() {
        server.failures = List.of(DOWN);
        assertFails();
        server.failures = List.of(REFUSED);
        node.sendAll(List.of(GET));
        server.failures = List.of(DOWN);
        assertFails();
        assertThat(breaker.isOpen()).isFalse();
    }

    @Test
    void send_notAdmitted_saysThatTheServerIsThere() {
        server.failures = List.of(DOWN);
        assertFails();
        server.failures = List.of(new NotAdmittedException("WRONGPASS", null));
        assertFails();
        node.sendAll(List.of(GET));
        server.failures = List.of(DOWN);
        assertFails();
        assertThat(breaker.isOpen()).isFalse();
    }

    @Test
    void begin_nothing_saysNothingAboutTheServer() {
        server.failures = List.of(DOWN);
        assertFails();
        node.<byte[]>sendAll(List.of());
        assertFails();
        assertThat(breaker.isOpen()).isTrue();
    }

    @Test
    void begin_notAsked_saysNothingAboutTheServer() {
        server.failures = List.of(DOWN);
        assertFails();
        server.failures = List.of(new NotAskedException("no connection became free", null));
        node.sendAll(List.of(GET));
        server.failures = List.of(DOWN);
        assertFails();
        assertThat(breaker.isOpen()).isTrue();
    }

    private void assertFails() {
        assertThatExceptionOfType(CacheException.class).isThrownBy(() -> node.send(GET));
    }

    /** Fails each command as a test says, and answers the others with nothing. */
    private static final class Answering implements Node {

        private List<CacheException> failures = List.of();
        private int asked;

        @Override
        public String location() {
            return "server";
        }

        @Override
        public <T> @Nullable T send(Command<T> command) {
            asked++;
            if (!failures.isEmpty()) {
                throw failures.get(0);
            }
            return null;
        }

        @Override
        public <T> Exchange<T> begin(List<? extends Command<T>> commands) {
            List<Reply<T>> replies = new ArrayList<>();
            for (int i = 0; i < commands.size(); i++) {
                replies.add(i < failures.size() ? Reply.failed(failures.get(i)) : Reply.of(null));
            }
            return () -> replies;
        }

        @Override
        public int epoch() {
            return 0;
        }

        @Override
        public void renew() {}

        @Override
        public void close() {}
    }
}
