package io.github.cdirediscache.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.testing.RedisServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application with a provider of credentials that the tool does not have. */
class CredentialsTest {

    @TempDir
    private Path folder;

    @Test
    void credentialsProvider_ofTheApplication_isReplacedByAUserForTheTool() throws IOException {
        try (RedisServer server = RedisServer.builder().password("s3cret").start()) {
            Path file = folder.resolve("microprofile-config.properties");
            Files.write(
                    file,
                    List.of(
                            "redis-cache.default.locations=" + server.location(),
                            "redis-cache.default.credentials-provider=vault"));
            assertThat(Run.of("servers", "--config", file.toString()).err()).contains("credentials-provider", "vault");
            Run run = Run.in(
                    Map.of("REDIS_CACHE_DEFAULT_CREDENTIALS_PROVIDER", "", "REDIS_CACHE_DEFAULT_PASSWORD", "s3cret"),
                    "servers",
                    "--config",
                    file.toString());
            assertThat(run.err()).isEmpty();
            assertThat(run.out()).contains("answers");
        }
    }
}
