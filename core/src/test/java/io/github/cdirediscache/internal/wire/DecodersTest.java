package io.github.cdirediscache.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.internal.key.KeySpace;
import io.github.cdirediscache.internal.key.PhysicalKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Answers of the right type, and of others. */
class DecodersTest {

    private static final PhysicalKey KEY = new PhysicalKey(new byte[] {'k'});
    private static final ServerCommand<ScanPage> SCAN =
            ServerCommand.scan(bytes("0"), new KeySpace("p", 1).matching("*").pattern(), 10);

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static void assertRefused(Command<?> command, @Nullable Object answer) {
        assertThatExceptionOfType(CacheUnavailableException.class).isThrownBy(() -> command.decode(answer));
    }

    @Test
    void mget_moreOrLessValuesThanKeys_isRefused() {
        KeysCommand<byte[], List<Reply<byte[]>>> get = KeysCommand.get(List.of(KEY, KEY));
        assertThat(get.decode(Arrays.asList(bytes("a"), null))).hasSize(2);
        assertRefused(get, List.of(bytes("a")));
        assertRefused(get, List.of(bytes("a"), bytes("b"), bytes("c")));
        assertRefused(get, null);
    }

    @Test
    void set_anythingButOk_isRefused() {
        KeyCommand<Void> set = KeyCommand.set(KEY, bytes("v"), null);
        assertThat(set.decode(bytes("OK"))).isNull();
        for (Object answer : List.of(bytes("QUEUED"), bytes(""), 1L, List.of())) {
            assertRefused(set, answer);
        }
        assertRefused(set, null);
    }

    @Test
    void scan_pageWithoutCursorOrKey_isRefused() {
        ScanPage last = SCAN.decode(List.of(bytes("0"), List.of(bytes("k"))));
        assertThat(last).isEqualTo(new ScanPage(null, List.of(KEY)));
        assertRefused(SCAN, Arrays.asList(null, List.of()));
        assertRefused(SCAN, List.of(bytes("0"), Collections.singletonList(null)));
    }
}
