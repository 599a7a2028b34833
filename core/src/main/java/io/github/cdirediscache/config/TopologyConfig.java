package io.github.cdirediscache.config;

import io.github.cdirediscache.config.Option.Inheritance;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The servers of a cache, and how they work together.
 *
 * @param values the values of the options of this group and of {@link SentinelConfig}
 */
public record TopologyConfig(OptionValues values) {

    static final Option<List<ShardText>> LOCATIONS = Option.of("locations", Types.SHARDS)
            .byDefault(List.of(), "required")
            .secret()
            .alsoCalled("host", "hosts", "url", "uri", "servers")
            .meaning("Where the servers are, with commas between them: see [Locations](#locations). With"
                    + " `topology=sharded` each is a shard, `name=location\\|location`: see [Sharding](sharding.md).");

    /** Option {@code topology}. */
    public static final Option<TopologyKind> KIND = Option.of("topology", Types.choice(TopologyKind.class))
            .byDefault(TopologyKind.SINGLE)
            .inherited(Inheritance.WITH_LOCATIONS)
            .meaning("Deployment topology: how several servers work together. See [Topologies](topologies.md).");

    /** Option {@code master}. */
    public static final Option<List<Location>> MASTER = Option.of("master", Types.LOCATIONS)
            .byDefault(List.of(), "they are asked")
            .secret()
            .inherited(Inheritance.WITH_LOCATIONS)
            .meaning("Which of the locations is the master, to begin with; of a sharded cache, one of each shard that"
                    + " has replicas.");

    /** Option {@code weights}. */
    public static final Option<Map<String, Integer>> WEIGHTS = Option.of("weights", Types.NUMBERS)
            .byDefault(Map.of(), "1 each")
            .inherited(Inheritance.WITH_LOCATIONS)
            .meaning("Relative weight of each shard, by its name: 1 to 100.");

    /** Option {@code read-from}. */
    public static final Option<ReadFrom> READ_FROM = Option.of("read-from", Types.choice(ReadFrom.class))
            .byDefault(ReadFrom.MASTER)
            .inherited(Inheritance.WITH_LOCATIONS)
            .meaning("Which servers of a master and its replicas answer reads: see [Topologies](topologies.md).");

    /** Option {@code address-map}. */
    public static final Option<AddressMap> ADDRESS_MAP = Option.of("address-map", Types.ADDRESSES)
            .byDefault(AddressMap.NONE, "none")
            .inherited(Inheritance.WITH_LOCATIONS)
            .alsoCalled("nat-map", "host-and-port-mapper")
            .meaning("Where servers are reached that report other addresses, with `topology=sentinel` or `cluster`:"
                    + " see [NAT](topologies.md#nat).");

    static final OptionGroup GROUP = OptionGroup.of(LOCATIONS, KIND, MASTER, WEIGHTS, READ_FROM, ADDRESS_MAP)
            .obeying(TopologyConfig::check);

    /**
     * Keeps the values of this group and of {@link SentinelConfig}.
     *
     * @param values values of options
     */
    public TopologyConfig {
        values = values.only(option -> GROUP.contains(option) || SentinelConfig.GROUP.contains(option));
    }

    private static void check(OptionValues values, Violations violations) {
        violations.require(
                !values.get(CacheConfig.ENABLED) || !values.get(LOCATIONS).isEmpty(),
                LOCATIONS,
                "must be set: redis-cache.default.locations=localhost:6379 serves all caches,"
                        + " and embedded: starts a server of its own with the artifact cdi-redis-cache-testing");
        violations.addAll(contradictions(values));
    }

    /**
     * Contradictions between options. Mistakes in shards and sentinels come first, since other mistakes may only be
     * their consequence.
     */
    static Violations contradictions(OptionValues values) {
        Violations ofShards = new Shards(values).violations();
        return ofShards.isEmpty() && SentinelConfig.GROUP.violations(values).isEmpty()
                ? new TopologyRules(values).violations()
                : ofShards;
    }

    /** {@return how the servers work together} */
    public TopologyKind kind() {
        return values.get(KIND);
    }

    /**
     * The servers.
     *
     * @return one item for each shard of a sharded cache, otherwise a single item; none if the cache is not enabled
     */
    public List<ShardConfig> shards() {
        return new Shards(values).all();
    }

    /** {@return which servers answer reads} */
    public ReadFrom readFrom() {
        return values.get(READ_FROM);
    }

    /** {@return where servers are reached that report other addresses} */
    public AddressMap addressMap() {
        return values.get(ADDRESS_MAP);
    }

    /** {@return the settings for sentinels; {@code null} unless the topology is {@code sentinel}} */
    public @Nullable SentinelConfig sentinel() {
        return kind() == TopologyKind.SENTINEL ? new SentinelConfig(values) : null;
    }

    /** {@return the locations of all servers that are named} */
    public List<Location> locations() {
        return ShardText.locations(values.get(LOCATIONS));
    }

    /**
     * Sets these options.
     *
     * @param <B> the builder
     */
    public interface Setters<B> extends OptionSetters<B> {

        /**
         * Sets {@code locations}.
         *
         * @param value locations, as {@link Location#parse(String)} reads them; with {@link TopologyKind#SHARDED} each
         *     is a shard, {@code name=location|location}, where the name and what follows the first location may be
         *     left out
         * @return this builder
         * @throws IllegalArgumentException if one is not a location
         */
        default B locations(String... value) {
            return set(
                    LOCATIONS,
                    Stream.of(value)
                            .flatMap(text -> LocationParser.parseShards(text).stream())
                            .toList());
        }

        /**
         * Sets {@code locations}.
         *
         * @param value locations; with {@link TopologyKind#SHARDED} each is a shard
         * @return this builder
         */
        default B locations(List<Location> value) {
            return set(LOCATIONS, value.stream().map(ShardText::of).toList());
        }

        /**
         * Sets {@code topology}.
         *
         * @param value how the servers work together
         * @return this builder
         */
        default B topology(TopologyKind value) {
            return set(KIND, value);
        }

        /**
         * Sets {@code master}: which of the servers is the master, to begin with. Servers that are not told are asked.
         *
         * @param value one of the locations; of a sharded cache one of each shard
         * @return this builder
         * @throws IllegalArgumentException if one is not a location
         */
        default B master(String... value) {
            return set(
                    MASTER,
                    Stream.of(value)
                            .flatMap(text -> LocationParser.parseList(text).stream())
                            .toList());
        }

        /**
         * Sets {@code weights}.
         *
         * @param value relative weights from 1 to 100 by the names of shards; 1 for those that are missing
         * @return this builder
         */
        default B weights(Map<String, Integer> value) {
            return set(WEIGHTS, value);
        }

        /**
         * Sets {@code address-map}.
         *
         * @param value where servers are reached that report other addresses
         * @return this builder
         */
        default B addressMap(AddressMap value) {
            return set(ADDRESS_MAP, value);
        }

        /**
         * Sets {@code read-from}.
         *
         * @param value which servers of a master and its replicas answer reads
         * @return this builder
         */
        default B readFrom(ReadFrom value) {
            return set(READ_FROM, value);
        }
    }
}
