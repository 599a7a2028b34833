package io.github.cdirediscache.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.internal.connection.Node;
import io.github.cdirediscache.internal.connection.Request;
import io.github.cdirediscache.internal.key.KeySpace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class PendingInvalidationsTest {

    private static final KeySpace SPACE = new KeySpace("p", 1);
    private static final byte[] KEY = SPACE.valueKey("k");

    private final PendingInvalidations pending = new PendingInvalidations(SPACE, 2);
    private final Recorder node = new Recorder();

    @Test
    void deliver_sameKeyAddedWhileItIsOnItsWay_isDeliveredAgain() {
        pending.addKey(KEY);
        node.meanwhile.add(() -> pending.addKey(KEY));
        pending.deliver(node);
        assertThat(node.sent).containsExactly("UNLINK", "UNLINK");
        assertThat(pending.isEmpty()).isTrue();
    }

    @Test
    void deliver_keyAddedWhileEverythingIsOnItsWay_isDeliveredAfterIt() {
        pending.addKey(SPACE.valueKey("a"));
        pending.addKey(SPACE.valueKey("b"));
        assertThat(pending.addKey(SPACE.valueKey("c"))).isTrue();
        assertThat(pending.addKey(SPACE.valueKey("d"))).isFalse();
        assertThat(pending.size()).isEqualTo(1);
        node.meanwhile.add(() -> pending.addKey(KEY));
        pending.deliver(node);
        assertThat(node.sent).containsExactly("SCAN", "UNLINK");
        assertThat(pending.isEmpty()).isTrue();
    }

    @Test
    void deliver_serverFails_keepsAllAndNothingIsEmptyMeanwhile() {
        pending.addKey(KEY);
        pending.addPattern(SPACE.pattern("x*"));
        node.meanwhile.add(() -> {
            assertThat(pending.isEmpty()).isFalse();
            throw new CacheUnavailableException("down", null);
        });
        assertThatExceptionOfType(CacheUnavailableException.class).isThrownBy(() -> pending.deliver(node));
        assertThat(pending.size()).isEqualTo(2);
        node.sent.clear();
        pending.deliver(node);
        assertThat(node.sent).containsExactly("UNLINK", "SCAN");
    }

    /** Notes what is sent, and lets the test act while it is on its way. */
    private static final class Recorder implements Node {

        private final List<String> sent = new ArrayList<>();
        private final Deque<Runnable> meanwhile = new ArrayDeque<>();

        @Override
        public String location() {
            return "recorder";
        }

        @Override
        public Object send(Request request) {
            sent.add(request.toString());
            if (!meanwhile.isEmpty()) {
                meanwhile.poll().run();
            }
            return request.toString().equals("SCAN") ? List.of(new byte[] {'0'}, List.of()) : Long.valueOf(1);
        }

        @Override
        public List<Object> sendAll(List<Request> requests) {
            return requests.stream().map(this::send).toList();
        }

        @Override
        public void close() {}
    }
}
