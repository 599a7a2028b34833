package io.github.cdirediscache.internal.extension.deployment;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.internal.extension.discovery.CachePoint;
import io.github.cdirediscache.internal.extension.discovery.Discovery;
import io.github.cdirediscache.internal.interceptors.value.CompleteTypes;

/** Finds what is wrong with the places where caches are injected. */
final class PointCheck {

    private PointCheck() {}

    static void check(Discovery discovery, DeploymentProblems problems) {
        discovery.points().stream().filter(CachePoint::isDirect).forEach(point -> {
            if (point.isBare() && !discovery.hasBean(Cache.class)) {
                problems.add(point.where() + ": which cache is meant? Write @Inject @Named(\"...\") with its name");
                problems.markUrgent();
            }
            if (point.valueType().isEmpty()) {
                problems.add(point.where() + ": the type must say the type of the values, without variables and"
                        + " wildcards, such as Cache<List<Story>>, was "
                        + point.type().getTypeName());
            }
            point.valueType()
                    .flatMap(CompleteTypes::problem)
                    .ifPresent(problem -> problems.add(point.where() + ": " + problem));
        });
    }
}
