package io.github.cdirediscache.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisTest;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue.ValueType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that are too large or too deep for a terminal or a stack, and keys that begin oddly. */
@RedisTest
class LargeValuesTest {

    private static final int A_SCREEN = 3_000;

    private final RedisServer server;
    private Settled settled;

    @TempDir
    private Path folder;

    LargeValuesTest(RedisServer server) {
        this.server = server;
    }

    @BeforeEach
    void settle() {
        settled = new Settled(server, folder);
        settled.application(stories -> stories.put("json", Map.of("a", 1), Cache.FOREVER));
        settled.application(
                config -> config.serializer("msgpack"), stories -> stories.put("msgpack", List.of(1), Cache.FOREVER));
    }

    /** Stores an entry with the header of another one, whose payload has so many bytes. */
    private void store(String key, String header, int payload, String lua) {
        server.command(
                "EVAL",
                "local entry = redis.call('GET', KEYS[1])"
                        + " redis.call('SET', KEYS[2], string.sub(entry, 1, #entry - ARGV[1]) .. " + lua + ")",
                "2",
                "stories:1:" + header,
                "stories:1:" + key,
                Integer.toString(payload));
    }

    private void storeJson(String key, String lua) {
        store(key, "json", "{\"a\":1}".length(), lua);
    }

    @Test
    void get_largeValue_isCutAndSaysHowMuchIsLeftOut() {
        storeJson("large", "'{\"text\":\"' .. string.rep('x', 3000000) .. '\"}'");
        Run run = settled.run("get", "stories", "large");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .hasSizeLessThan(65_536 + A_SCREEN)
                .containsPattern("payload +3,000,011 bytes\n")
                .containsPattern("value +json\n")
                .endsWith("\n... 2,934,475 bytes more are left out: --limit\n");
        JsonObject json = settled.run("get", "stories", "large", "--json").json();
        assertThat(json.getString("value")).hasSize(1_048_576).startsWith("{\"text\":\"xxx");
        assertThat(json.getInt("leftOutBytes")).isEqualTo(3_000_011 - 1_048_576);
        assertThat(json.getInt("payloadBytes")).isEqualTo(3_000_011);
    }

    @Test
    void get_withLimit_showsThatMuch() {
        assertThat(settled.run("get", "stories", "json", "--limit", "3").out())
                .endsWith("\n{\"a\n... 4 bytes more are left out: --limit\n");
        storeJson("large", "'{\"text\":\"' .. string.rep('x', 3000000) .. '\"}'");
        JsonObject json =
                settled.run("get", "stories", "large", "--json", "--limit", "0").json();
        assertThat(json.getJsonObject("value").getString("text")).hasSize(3_000_000);
        assertThat(json.getInt("leftOutBytes")).isZero();
        assertThat(settled.run("get", "stories", "json", "--limit", "-1").exitCode())
                .isEqualTo(2);
    }

    @Test
    void get_cutWithinACharacter_leavesItOut() {
        storeJson("umlauts", "'\"' .. string.rep('\u00e4', 100) .. '\"'");
        assertThat(settled.run("get", "stories", "umlauts", "--limit", "4").out())
                .endsWith("\n\"\u00e4\n... 199 bytes more are left out: --limit\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {250, 20_000, 400_000})
    void get_deepJson_isShownAsText(int depth) {
        storeJson("deep", "string.rep('[', " + depth + ") .. string.rep(']', " + depth + ")");
        Run run = settled.run("get", "stories", "deep");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("[[[[").hasSizeLessThan(65_536 + A_SCREEN);
        JsonObject json = settled.run("get", "stories", "deep", "--json").json();
        assertThat(json.get("value").getValueType()).isEqualTo(ValueType.STRING);
        assertThat(json.getString("form")).contains("json");
    }

    @ParameterizedTest
    @ValueSource(ints = {250, 900, 400_000})
    void get_deepMsgpack_isShown(int depth) {
        store("deep", "msgpack", 2, "string.rep(string.char(145), " + depth + ") .. string.char(1)");
        for (String form : List.of("--quiet", "--json")) {
            Run run = settled.run("get", "stories", "deep", form);
            assertThat(run.exitCode()).isZero();
            assertThat(run.out()).contains("deep").hasSizeLessThan(1_048_576 + A_SCREEN);
        }
    }

    @Test
    void get_numberOfManyDigits_isShown() {
        storeJson("digits", "string.rep('7', 50000)");
        for (String form : List.of("--quiet", "--json")) {
            Run run = settled.run("get", "stories", "digits", form);
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.out()).contains("7777").hasSizeLessThan(65_536 + A_SCREEN);
        }
    }

    @Test
    void get_largerThanAValueMayBe_showsItsBeginning() {
        Settled small = new Settled(server, folder, "redis-cache.stories.max-value-size=1000");
        storeJson("huge", "'\"' .. string.rep('x', 4000000) .. '\"'");
        assertThat(small.run("get", "stories", "huge").out())
                .containsPattern("payload +4,000,002 bytes\n")
                .endsWith("xxx\n... 3,999,002 bytes more are left out: --limit\n")
                .hasSizeLessThan(A_SCREEN);
        JsonObject json = small.run("get", "stories", "huge", "--json").json();
        assertThat(json.getString("value")).hasSize(1000);
        assertThat(json.getInt("leftOutBytes")).isEqualTo(3_999_002);
    }

    @Test
    void keys_longKey_isCut() {
        settled.application(stories -> stories.put("k".repeat(100_000), 1));
        assertThat(settled.run("keys", "stories", "k*").out())
                .contains("kkk... (100,000 characters)")
                .hasSizeLessThan(A_SCREEN);
        assertThat(settled.run("keys", "stories", "k*", "--json")
                        .json()
                        .getJsonArray("keys")
                        .getJsonObject(0)
                        .getString("key"))
                .hasSize(100_000);
    }

    @Test
    void keyThatBeginsWithAt_isAKeyAndNoFile() throws IOException {
        String file = Files.writeString(folder.resolve("arguments"), "json").toString();
        settled.application(stories -> stories.putAll(Map.of("@" + file, 1, "@", 2, "@missing", 3)));
        assertThat(settled.run("get", "stories", "@" + file).out()).endsWith("\n1\n");
        assertThat(settled.run("get", "stories", "@").out()).endsWith("\n2\n");
        assertThat(settled.run("keys", "stories", "@missing").out()).contains("@missing");
        assertThat(settled.run("invalidate", "stories", "@" + file).exitCode()).isZero();
        assertThat(settled.run("get", "stories", "@" + file).exitCode()).isEqualTo(3);
    }
}
