package io.github.cdirediscache.internal.extension.observe;

import io.github.cdirediscache.cache.CacheManager;
import io.github.cdirediscache.cache.ServerRole;
import io.github.cdirediscache.cache.ServerStatus;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * Whether the servers of the caches answer, and accept what the caches need. An application is ready without them, only
 * slower, unless one of its caches is set to throw then. Where reads work and writes do not, it is ready as well.
 *
 * @param manager has the caches
 * @param raising the caches that throw when Redis does not answer
 */
public record CacheReadiness(CacheManager manager, Set<String> raising) implements HealthCheck {

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("redis-cache");
        try {
            return answer(response, manager.servers());
        } catch (IllegalStateException ended) {
            // WildFly goes on asking the check of an application whose deployment failed; the others are ready all the
            // same.
            return response.withData("application", "ended").up().build();
        }
    }

    private HealthCheckResponse answer(HealthCheckResponseBuilder response, List<ServerStatus> servers) {
        Map<String, List<ServerStatus>> caches = servers.stream()
                .collect(Collectors.groupingBy(ServerStatus::cacheName, TreeMap::new, Collectors.toList()));
        boolean isDegraded = false;
        boolean isUp = true;
        for (Map.Entry<String, List<ServerStatus>> cache : caches.entrySet()) {
            String trouble = trouble(cache.getValue());
            response.withData("cache." + cache.getKey(), trouble.isEmpty() ? "up" : trouble);
            isDegraded |= !trouble.isEmpty();
            isUp &= !raising.contains(cache.getKey())
                    || cache.getValue().stream().allMatch(CacheReadiness::isSpared);
        }
        return response.withData("degraded", isDegraded).status(isUp).build();
    }

    /** Which servers do not answer, and what others refuse; nothing if all is well. */
    private static String trouble(List<ServerStatus> servers) {
        String silent = servers.stream()
                .filter(server -> !server.isAnswering() && server.refusal().isEmpty())
                .map(ServerStatus::location)
                .collect(Collectors.joining(", "));
        Stream<String> refusals = servers.stream().map(ServerStatus::refusal).filter(refusal -> !refusal.isEmpty());
        return Stream.concat(silent.isEmpty() ? Stream.empty() : Stream.of("no answer from " + silent), refusals)
                .collect(Collectors.joining("; "));
    }

    /** What a replica does, its master can do. */
    private static boolean isSpared(ServerStatus server) {
        return server.isAnswering() || server.role() == ServerRole.REPLICA;
    }
}
