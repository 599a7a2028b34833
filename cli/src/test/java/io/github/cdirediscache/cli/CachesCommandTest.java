package io.github.cdirediscache.cli;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachesCommandTest {

    @TempDir
    private Path folder;

    private String file(String name, String... lines) throws IOException {
        return Files.write(
                        folder.resolve(name),
                        String.join("\n", lines).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString();
    }

    @Test
    void caches_ofTwoCaches_listsSettingsWithTheirOrigin() throws IOException {
        String file = file(
                "a.properties",
                "redis-cache.default.locations=redis.example.com:7000",
                "redis-cache.stories.timeout=${story.timeout}",
                "redis-cache.users.key-prefix=app:users",
                "story.timeout=10m");
        Run run = Run.of("caches", "--config", file);
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("stories\n", "users\n", "redis.example.com:7000")
                .doesNotContain("ConfigSource")
                .containsPattern("timeout +10m +redis-cache.stories.timeout in /.*a.properties")
                .containsPattern("locations +redis.example.com:7000 +redis-cache.default.locations in /.*a.properties")
                .containsPattern("kept for +10m");
    }

    @Test
    void caches_asJson_hasEachCache() throws IOException {
        String file = file("a.properties", "redis-cache.default.locations=a:7000", "redis-cache.stories.version=3");
        JsonObject cache = Run.of("--json", "caches", "-c", file)
                .json()
                .getJsonArray("caches")
                .getJsonObject(1);
        assertThat(cache.getString("name")).isEqualTo("stories");
        assertThat(cache.getInt("version")).isEqualTo(3);
        assertThat(cache.getJsonArray("locations").getString(0)).isEqualTo("a:7000");
        assertThat(cache.getJsonArray("settings").getJsonObject(1).getString("key"))
                .isEqualTo("redis-cache.stories.version");
    }

    @Test
    void caches_withSecrets_showsNone() throws IOException {
        String file = file(
                "a.properties",
                "redis-cache.default.locations=redis://bob:s3cret%40@redis.example.com",
                "redis-cache.stories.locations=redis://redis.example.com",
                "redis-cache.stories.password=s3cret",
                "redis-cache.stories.serializer=com.example.Own",
                "redis-cache.stories.serializer.hidden=s3cret",
                "redis-cache.users.timeout=1m");
        for (String form : new String[] {"--quiet", "--json"}) {
            Run run = Run.of("caches", form, "-c", file);
            assertThat(run.exitCode()).isZero();
            assertThat(run.out()).doesNotContain("s3cret", "bob").contains("***");
        }
    }

    @Test
    void caches_ofTwoFilesAndASystemProperty_laterWins() throws IOException {
        String first = file("a.properties", "redis-cache.stories.locations=a:1", "redis-cache.stories.version=1");
        String second = file("b.properties", "redis-cache.stories.version=2", "redis-cache.stories.timeout=2m");
        System.setProperty("redis-cache.stories.timeout", "7m");
        try {
            Run run = Run.of("caches", "-c", first, "--config", second);
            assertThat(run.out())
                    .containsPattern("version +2 .*b.properties")
                    .containsPattern("timeout +7m .*system property");
        } finally {
            System.clearProperty("redis-cache.stories.timeout");
        }
    }

    @Test
    void caches_withAProfile_readsItsPropertiesAndItsFile() throws IOException {
        String file = file("a.properties", "redis-cache.stories.locations=a:1", "%dev.redis-cache.stories.version=5");
        file("a-dev.properties", "redis-cache.stories.timeout=9m");
        System.setProperty("smallrye.config.profile", "dev");
        try {
            Run run = Run.of("caches", "-c", file);
            assertThat(run.out()).containsPattern("version +5 ").containsPattern("timeout +9m ");
        } finally {
            System.clearProperty("smallrye.config.profile");
        }
    }

    @Test
    void caches_withBadSettings_listsAllProblemsAndNoSecret() throws IOException {
        String file = file(
                "a.properties",
                "redis-cache.stories.locations=redis://bob:s3cret@host:notaport",
                "redis-cache.stories.timeot=1m",
                "redis-cache.users.password=${s3cret.unknown}",
                "redis-cache.users.timeout=soon");
        Run run = Run.of("caches", "-c", file);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("problems", "redis-cache.stories.locations", "did you mean", "redis-cache.users.timeout")
                .doesNotContain("s3cret@", "bob", "\tat ");
    }

    @Test
    void caches_withoutFile_isUsageError() {
        Run run = Run.of("caches", "-c", folder.resolve("nothing.properties").toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("there is no file").doesNotContain("\tat ");
    }

    @Test
    void caches_withUnreadableFile_isUsageError() throws IOException {
        Run run = Run.of("caches", "-c", file("a.properties", "a=\\u00zz"));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("no readable properties file");
    }

    @Test
    void caches_thatNobodyNames_isUsageError() throws IOException {
        Run run = Run.of("caches", "-c", file("a.properties", "other=1"));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("name no cache");
    }
}
