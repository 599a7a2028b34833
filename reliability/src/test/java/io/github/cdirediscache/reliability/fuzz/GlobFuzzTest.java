package io.github.cdirediscache.reliability.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.cdirediscache.internal.key.GlobMatcher;
import io.github.cdirediscache.testing.RedisServer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** {@link GlobMatcher} says of each pattern and key what a Redis says. */
class GlobFuzzTest {

    /** Redis gives up a pattern of more stars than this, and a longer one takes it long. */
    private static final int LONGEST = 200;

    private static RedisServer server;
    private static RawConnection connection;
    private static boolean signedChars;

    @BeforeAll
    static void start() throws Exception {
        server = RedisServer.start();
        connection = new RawConnection(server.host(), server.port());
        signedChars = !redisMatches(new byte[] {'[', 'a', '-', (byte) 0xff, ']'}, new byte[] {(byte) 0xf0});
    }

    @AfterAll
    static void stop() throws Exception {
        connection.close();
        server.close();
    }

    /** Pattern and key. */
    @FuzzTest
    void glob(byte[] bytes) throws Exception {
        List<byte[]> parts = new Input(bytes).parts(2);
        byte[] pattern = cut(parts.get(0));
        byte[] key = cut(parts.get(1));
        // The empty key is of no cache: it matches one star and not two.
        if (pattern.length == 0 || key.length == 0) {
            return;
        }
        boolean expected = redisMatches(pattern, key);
        boolean mayMatch = Bounds.OF_A_TEXT.within(() -> GlobMatcher.mayMatch(pattern, key));
        assertThat(mayMatch).isIn(true, expected);
        if (isAscii(pattern)) {
            assertThat(mayMatch).isEqualTo(expected);
        }
        // Where a char has no sign, ranges of characters beyond ASCII are others.
        if (signedChars || isAscii(pattern)) {
            boolean matches = Bounds.OF_A_TEXT.within(() -> GlobMatcher.matches(pattern, key));
            assertThat(matches).isEqualTo(expected);
        }
    }

    private static byte[] cut(byte[] bytes) {
        return Arrays.copyOf(bytes, Math.min(bytes.length, LONGEST));
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte one : bytes) {
            if (one < 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether the pattern finds the key, where no other is. */
    private static boolean redisMatches(byte[] pattern, byte[] key) throws Exception {
        connection.write("SET".getBytes(StandardCharsets.US_ASCII), key, new byte[0]);
        connection.write("KEYS".getBytes(StandardCharsets.US_ASCII), pattern);
        connection.write("DEL".getBytes(StandardCharsets.US_ASCII), key);
        connection.flush();
        assertThat(connection.readLine()).isEqualTo("+OK");
        int found = Integer.parseInt(connection.readLine().substring(1));
        for (int i = 0; i < found; i++) {
            connection.skipBulk();
        }
        assertThat(connection.readLine()).isEqualTo(":1");
        return found == 1;
    }
}
