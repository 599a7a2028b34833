package io.github.cdirediscache.config;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** All options of a cache, as their groups declare them. */
public final class Options {

    /** In the order of the reference. */
    static final List<OptionGroup> GROUPS = List.of(
            TopologyConfig.GROUP,
            SentinelConfig.GROUP,
            ConnectionConfig.GROUP,
            TlsConfig.GROUP,
            PoolConfig.GROUP,
            CacheConfig.GROUP,
            ExpiryConfig.GROUP,
            LoadConfig.GROUP,
            FormatConfig.GROUP,
            FailureConfig.GROUP);

    /** What the reference lists: all options, and one row for those that only serializers know. */
    static final List<Option<?>> REFERENCE = GROUPS.stream()
            .<Option<?>>flatMap(group -> group.options().stream())
            .toList();

    private static final List<Option<?>> ALL = REFERENCE.stream()
            .filter(option -> option != FormatConfig.OTHER_SERIALIZER_OPTIONS)
            .toList();

    private static final Map<String, Option<?>> BY_NAME =
            ALL.stream().collect(toUnmodifiableMap(Option::name, Function.identity()));

    private Options() {}

    /**
     * All options that have a name of their own.
     *
     * @return the options, in the order of the reference
     */
    public static List<Option<?>> all() {
        return ALL;
    }

    /**
     * The option of a name.
     *
     * @param name a name, without {@code redis-cache.<cache>.}
     * @return the option; every name that begins with {@code serializer.} is one, since serializers may have options
     *     that only they know
     */
    public static Optional<Option<?>> named(String name) {
        Option<?> known = BY_NAME.get(name);
        return known == null ? FormatConfig.ofSerializer(name).map(Function.identity()) : Optional.of(known);
    }
}
