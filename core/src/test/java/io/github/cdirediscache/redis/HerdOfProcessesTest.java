package io.github.cdirediscache.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.config.CacheConfig;
import io.github.cdirediscache.testing.RedisServer;
import io.github.cdirediscache.testing.RedisTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A herd of threads in several JVMs asks for one cold key. */
@RedisTest
@Timeout(120)
class HerdOfProcessesTest {

    private static final int PROCESSES = 4;
    private static final int THREADS = 12;

    @Test
    void S34_getOrLoad_severalJvms_oneComputationAndEveryCallerTheValue(RedisServer server) throws Exception {
        try (CacheManager manager = RedisCacheManager.of(Member.counterConfig(server.url()))) {
            Cache<Long> computations = manager.cache("computations", Long.class);
            computations.put("n", 0L);
            List<Process> members = new ArrayList<>();
            try {
                for (int i = 0; i < PROCESSES; i++) {
                    members.add(Member.start(server.url()));
                }
                List<BufferedReader> outputs =
                        members.stream().map(Process::inputReader).toList();
                for (BufferedReader output : outputs) {
                    assertThat(output.readLine()).isEqualTo("ready");
                }
                for (Process member : members) {
                    try (OutputStream go = member.getOutputStream()) {
                        go.write('\n');
                    }
                }
                for (BufferedReader output : outputs) {
                    assertThat(output.lines()).hasSize(THREADS).containsOnly("the value");
                }
            } finally {
                members.forEach(Process::destroyForcibly);
            }
            assertThat(computations.get("n")).contains(1L);
        }
    }

    /** One process of the herd. */
    static final class Member {

        static CacheConfig counterConfig(String url) {
            return CacheConfig.builder("computations").locations(url).build();
        }

        static Process start(String url) throws IOException {
            return new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx64m",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Member.class.getName(),
                            url)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        }

        public static void main(String[] arguments) throws Exception {
            CacheConfig config = CacheConfig.builder("herd")
                    .locations(arguments[0])
                    .poolMaxConnections(THREADS)
                    .build();
            ExecutorService threads = Executors.newFixedThreadPool(THREADS);
            try (CacheManager manager = RedisCacheManager.of(config, counterConfig(arguments[0]))) {
                Cache<String> herd = manager.cache("herd", String.class);
                Cache<Long> computations = manager.cache("computations", Long.class);
                herd.get("warm up");
                System.out.println("ready");
                new InputStreamReader(System.in, StandardCharsets.US_ASCII).read();
                List<Future<String>> callers = new ArrayList<>();
                for (int i = 0; i < THREADS; i++) {
                    callers.add(threads.submit(() -> herd.getOrLoad("cold", () -> {
                        computations.increment("n", 1);
                        TimeUnit.MILLISECONDS.sleep(300);
                        return "the value";
                    })));
                }
                for (Future<String> caller : callers) {
                    System.out.println(caller.get());
                }
            } finally {
                threads.shutdownNow();
            }
        }
    }
}
