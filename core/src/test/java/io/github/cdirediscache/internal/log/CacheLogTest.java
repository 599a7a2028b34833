package io.github.cdirediscache.internal.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.internal.time.FakeTime;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CacheLogTest {

    private static final long MINUTE = 60_000;

    private final FakeTime time = new FakeTime();
    private final CacheLog log = new CacheLog("stories", time::nanos);
    private final LogLines lines = LogLines.listening();

    @AfterEach
    void close() {
        lines.close();
    }

    private void junk(int from, int to) {
        for (int i = from; i < to; i++) {
            log.corrupt(new Exception("serializer \"junk" + i + "\" is not accepted (serializer.accepts)"));
        }
    }

    @Test
    void corrupt_sameCause_isSaidOnceAnHour() {
        Exception cause = new Exception("cut off");
        log.corrupt(cause);
        log.corrupt(cause);
        time.advance(59 * MINUTE);
        log.corrupt(cause);
        assertThat(lines.with("CRC2001")).hasSize(1);
        time.advance(2 * MINUTE);
        log.corrupt(cause);
        assertThat(lines.with("CRC2001")).hasSize(2).last().asString().contains("(3 times since");
    }

    @Test
    void sameCause_ofSeveralKinds_isSaidOnceOfEach() {
        Exception cause = new Exception("com.example.Story can't be handled: it is not public");
        log.corrupt(cause);
        log.unserializable(cause);
        log.loadNotStored(cause);
        log.unusableKey(cause);
        assertThat(lines.all()).hasSize(4);
    }

    @Test
    void corrupt_hundredsOfJunkIds_doNotSilenceOtherCauses() {
        junk(0, 300);
        assertThat(lines.with("CRC2001")).hasSize(Causes.MESSAGES);
        log.corrupt(new Exception("payload does not decode as java.lang.String"));
        log.unserializable(new Exception("a value of Story can't be written"));
        log.unusableKey(new Exception("no key"));
        assertThat(lines.with("does not decode")).hasSize(1);
        assertThat(lines.with("CRC2002")).hasSize(1);
        assertThat(lines.with("CRC2003")).hasSize(1);
    }

    @Test
    void corrupt_aMinuteAfterAFlood_isSaidWithTheNumberOfThoseLeftOut() {
        junk(0, 300);
        time.advance(MINUTE);
        log.corrupt(new Exception("serializer \"binary\" is not accepted (serializer.accepts)"));
        assertThat(lines.with("CRC2001", "\"binary\"")).hasSize(1);
        assertThat(lines.with("CRC2004")).singleElement().asString().contains("290 messages of this kind");
    }

    @Test
    void corrupt_anyNumberOfKinds_isBounded() {
        for (int i = 0; i < 5000; i++) {
            log.unusableKey(
                    new Exception("kind" + Integer.toString(i, 36).replaceAll("[0-9]", "x") + "-".repeat(i % 50)));
        }
        assertThat(lines.all()).hasSizeLessThanOrEqualTo(2 * Causes.ALL_MESSAGES);
    }

    @Test
    void everyMessage_ofAnyText_isOneLineOfBoundedLength() {
        Random random = new Random(7);
        for (int run = 0; run < 40; run++) {
            byte[] bytes = new byte[random.nextInt(4000)];
            random.nextBytes(bytes);
            String text = new String(bytes, StandardCharsets.UTF_8) + "\n\u001b[2J\u202e";
            Exception cause = new Exception(text);
            time.advance(2 * MINUTE);
            log.corrupt(cause);
            log.unserializable(cause);
            log.unusableKey(cause);
            log.invalidationsPending(text, cause);
            log.invalidationsDelivered(text);
            log.invalidationsOverflow(text, 1);
            log.changeAfterClose(text);
            ServerLog.failed(text, cause, 1);
            ServerLog.refused(text, cause, 2);
            ServerLog.accepts(text, text, 1);
            ServerLog.down(text, cause, 1);
            ServerLog.up(text);
            ServerLog.newMaster(text, text);
            ServerLog.serversUnknown(text, cause, 1);
            CacheLog.changeAfterCommitFailed(text, cause);
            CacheLog.metricsFailed(text, cause);
        }
        assertThat(lines.all()).hasSizeGreaterThan(400).allSatisfy(line -> {
            assertThat(line.length()).isLessThan(30_000);
            assertThat(line.codePoints()
                            .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT))
                    .isTrue();
        });
    }

    @Test
    void invalidationsPending_comesAndGoes_isSaidOnceAMinute() {
        for (int i = 0; i < 50; i++) {
            log.invalidationsPending("server", new Exception("full"));
            log.invalidationsDelivered("server");
        }
        assertThat(lines.with("CRC3001")).hasSize(1);
        assertThat(lines.with("CRC3002")).hasSize(1);
    }
}
