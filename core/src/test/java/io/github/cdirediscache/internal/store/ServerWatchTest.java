package io.github.cdirediscache.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.CacheException;
import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.config.Location;
import io.github.cdirediscache.internal.key.KeySpace;
import io.github.cdirediscache.internal.key.PhysicalKey;
import io.github.cdirediscache.internal.log.LogLines;
import io.github.cdirediscache.internal.time.FakeTime;
import io.github.cdirediscache.internal.wire.KeyCommand;
import io.github.cdirediscache.internal.wire.NodeClosedException;
import io.github.cdirediscache.internal.wire.NodeDownException;
import io.github.cdirediscache.internal.wire.NotAskedException;
import io.github.cdirediscache.internal.wire.RedirectedException;
import io.github.cdirediscache.internal.wire.RefusedException;
import io.github.cdirediscache.internal.wire.UnexpectedErrorException;
import java.net.ConnectException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServerWatchTest {

    private static final long MINUTE = 60_000;
    private static final PhysicalKey KEY = new KeySpace("stories", 1).valueKey("k");
    private static final KeyCommand<byte[]> GET = KeyCommand.get(KEY);
    private static final KeyCommand<Void> SET = KeyCommand.set(KEY, new byte[0], null);
    private static final KeyCommand<Long> UNLINK = KeyCommand.unlink(KEY);
    private static final CacheException OOM = new RefusedException("OOM", "server refused SET: OOM", null);
    private static final CacheException DOWN = new NodeDownException("server did not answer", new ConnectException());

    private final FakeTime time = new FakeTime();
    private final ServerWatch watch = new ServerWatch("server", false, time::nanos);
    private final LogLines lines = LogLines.listening();

    @AfterEach
    void close() {
        lines.close();
    }

    @Test
    void refused_isSaidAtOnceAndOverWhenTheSameCommandIsAccepted() {
        watch.failed(SET, OOM);
        assertThat(lines.all()).containsExactly("CRC1006: server refused SET: OOM");
        watch.answered(GET);
        watch.answered(UNLINK);
        assertThat(lines.all()).hasSize(1);
        watch.answered(SET);
        assertThat(lines.with("CRC1007")).containsExactly("CRC1007: server accepts SET again (refused once before)");
        watch.answered(SET);
        assertThat(lines.all()).hasSize(2);
    }

    @Test
    void mayComeLate_isSaidOnce() {
        watch.mayComeLate("allow it");
        time.advance(2 * MINUTE);
        watch.mayComeLate("allow it");
        assertThat(lines.all())
                .singleElement()
                .asString()
                .startsWith("CRC1010: server did not answer a write, which may still be carried out")
                .endsWith("; allow it");
    }

    @Test
    void refused_goesOn_isSaidOnceAMinuteWithTheCount() {
        for (int i = 0; i < 500; i++) {
            watch.failed(SET, OOM);
        }
        assertThat(lines.all()).hasSize(1);
        time.advance(MINUTE);
        watch.failed(SET, OOM);
        assertThat(lines.all()).hasSize(2).last().asString().endsWith("OOM (500 times since this was last said)");
    }

    @Test
    void refused_forAnotherCause_isSaidAsWell() {
        watch.failed(SET, OOM);
        watch.failed(SET, new RefusedException("MISCONF", "server refused SET: MISCONF", null));
        watch.failed(SET, new RefusedException("NOPERM", "server refused SET: NOPERM; lacks +set", null));
        watch.failed(UNLINK, new RefusedException("NOPERM", "server refused UNLINK: NOPERM; lacks +unlink", null));
        watch.failed(GET, new UnexpectedErrorException("server refused GET: ERR unknown command", null));
        assertThat(lines.with("CRC1006")).hasSize(5);
    }

    @Test
    void refused_ofOnePrefix_isNotOverByAnother() {
        watch.failed(SET, new RefusedException("NOPERM", "server refused SET: NOPERM; add ~stories:*", null));
        watch.answered(KeyCommand.set(new KeySpace("others", 1).valueKey("k"), new byte[0], null));
        assertThat(lines.with("CRC1007")).isEmpty();
        watch.answered(SET);
        assertThat(lines.with("CRC1007")).hasSize(1);
    }

    @Test
    void unanswered_isSaidAtTheFirstFailureAndOverWithAnyAnswer() {
        watch.failed(GET, DOWN);
        assertThat(lines.all()).containsExactly("CRC1005: server did not answer");
        watch.failed(SET, OOM);
        assertThat(lines.with("CRC1002")).containsExactly("CRC1002: server answers again");
    }

    @Test
    void unanswered_andTheBreakerOpens_isOverOnce() {
        watch.failed(GET, DOWN);
        watch.down(DOWN);
        watch.answered(GET);
        watch.answered(GET);
        assertThat(lines.all())
                .hasSize(3)
                .anyMatch(line -> line.startsWith("CRC1001"))
                .last()
                .isEqualTo("CRC1002: server answers again");
    }

    @Test
    void comesAndGoes_doesNotFloodTheLog() {
        for (int i = 0; i < 1000; i++) {
            watch.failed(GET, DOWN);
            watch.down(DOWN);
            watch.answered(GET);
            watch.failed(SET, OOM);
            watch.answered(SET);
        }
        assertThat(lines.all()).hasSize(5);
    }

    @Test
    void closedOrRedirectedInACluster_isNoTrouble() {
        ServerWatch ofCluster = new ServerWatch("server", true, time::nanos);
        CacheException moved = new RedirectedException("moved", new Exception(), Location.parse("other:1"), false);
        ofCluster.failed(GET, moved);
        watch.failed(GET, new NodeClosedException("server", new IllegalStateException()));
        assertThat(lines.all()).isEmpty();
        watch.failed(GET, moved);
        assertThat(lines.with("CRC1006")).hasSize(1);
    }

    @Test
    void noConnectionIsFree_isSaidUnlessTheThreadIsInterrupted() {
        CacheException notAsked = new NotAskedException("no connection to server became free", null);
        Thread.currentThread().interrupt();
        watch.failed(GET, notAsked);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(lines.all()).isEmpty();
        watch.failed(GET, notAsked);
        assertThat(lines.with("CRC1005")).hasSize(1);
        watch.answered(GET);
        assertThat(lines.all()).hasSize(1);
    }

    @Test
    void answersThatMakeNoSense_areSaidWithTheServer() {
        watch.failed(GET, new CacheUnavailableException("expected bytes of Redis, got Long", null));
        assertThat(lines.all()).containsExactly("CRC1005: server: expected bytes of Redis, got Long");
    }

    /** They have the same classes. */
    @Test
    void unanswered_forAnotherCause_isSaidAsWell() {
        for (String why :
                new String[] {"LOADING; it reads its data", "BUSY; a script runs", "no; check the password"}) {
            watch.failed(GET, new NodeDownException("server refused GET: " + why, new IllegalStateException()));
            watch.failed(GET, new NodeDownException("server refused GET: " + why, new IllegalStateException()));
        }
        assertThat(lines.with("CRC1005")).hasSize(3);
    }

    @Test
    void refused_toMoreCachesThanAreToldApart_doesNotFloodTheLog() {
        for (int round = 0; round < 10; round++) {
            for (int i = 0; i < 80; i++) {
                KeyCommand<Void> set = KeyCommand.set(new KeySpace("c" + i, 1).valueKey("k"), new byte[0], null);
                String advice = "; add ~c" + i + ":*";
                watch.failed(set, new RefusedException("NOPERM", "server refused SET: NOPERM" + advice, null));
            }
        }
        assertThat(lines.all()).hasSizeBetween(50, 51);
        for (int i = 0; i < 80; i++) {
            watch.answered(KeyCommand.set(new KeySpace("c" + i, 1).valueKey("k"), new byte[0], null));
        }
        assertThat(lines.with("CRC1007")).hasSizeBetween(50, 51);
    }

    @Test
    void refused_toManyCaches_isOverWithAnyOfThem() {
        for (int i = 0; i < 80; i++) {
            watch.failed(KeyCommand.set(new KeySpace("c" + i, 1).valueKey("k"), new byte[0], null), OOM);
        }
        watch.answered(KeyCommand.set(new KeySpace("c79", 1).valueKey("k"), new byte[0], null));
        assertThat(lines.with("CRC1007")).hasSize(1);
    }

    @Test
    void inventedCodes_areBounded() {
        for (int i = 0; i < 10_000; i++) {
            watch.failed(SET, new RefusedException("CODE" + i, "server refused SET: CODE" + i, null));
        }
        assertThat(lines.all()).hasSizeLessThanOrEqualTo(51);
        watch.answered(SET);
        assertThat(lines.with("CRC1007")).hasSizeLessThanOrEqualTo(51);
    }
}
