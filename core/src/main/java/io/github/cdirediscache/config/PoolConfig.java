package io.github.cdirediscache.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The connections that a cache keeps to a server.
 *
 * @param values the values of the options of this group
 */
public record PoolConfig(OptionValues values) {

    /** Option {@code pool.max-connections}. */
    public static final Option<Integer> MAX_CONNECTIONS = Option.of("pool.max-connections", Types.INTEGER)
            .byDefault(16)
            .within(Range.atLeast(1))
            .meaning("Maximum number of connections to a server.");

    /** Option {@code pool.min-idle}. */
    public static final Option<Integer> MIN_IDLE = Option.of("pool.min-idle", Types.INTEGER)
            .byDefault(0)
            .within(Range.atLeast(0))
            .meaning("Number of idle connections that stay open.");

    /** Option {@code pool.max-wait}. */
    public static final Option<Duration> MAX_WAIT = Option.of("pool.max-wait", Types.DURATION)
            .byDefault(Duration.ofMillis(500))
            .within(Range.zeroOrLonger())
            .meaning("How long a caller waits for a connection when all are in use. `0`: not at all.");

    /** Option {@code coalesce-reads}. */
    public static final Option<CoalesceReads> COALESCE_READS = Option.of("coalesce-reads", Types.COALESCING)
            .byDefault(CoalesceReads.AUTO)
            .meaning(
                    "How many callers read from a server at once, each with a connection that writes do not use. The reads"
                            + " of all others are sent together: see [Many threads](performance.md#many-threads). `auto`: a"
                            + " quarter of `pool.max-connections`, from 2 to 8. `off`, and `auto` with less than 4 connections or"
                            + " with `pool.max-wait=0`: each read takes a connection.");

    /** Option {@code pool.provider}. */
    public static final Option<String> PROVIDER = Option.of("pool.provider", Types.word("class name"))
            .withoutDefault("built in")
            .within(Range.notBlank())
            .meaning("A `PoolProvider` that makes the pools: see [Your own pool](#your-own-pool).");

    static final OptionGroup GROUP = OptionGroup.of(MAX_CONNECTIONS, MIN_IDLE, MAX_WAIT, COALESCE_READS, PROVIDER)
            .obeying(PoolConfig::check);

    /**
     * Keeps the values of this group.
     *
     * @param values values of options
     */
    public PoolConfig {
        values = values.only(GROUP::contains);
    }

    private static void check(OptionValues values, Violations violations) {
        int max = values.get(MAX_CONNECTIONS);
        int min = values.get(MIN_IDLE);
        violations.require(
                min <= Math.max(1, max),
                MIN_IDLE,
                "must be at most " + MAX_CONNECTIONS + ", which is " + max + ", was " + min);
        int callers = values.get(COALESCE_READS).callers();
        violations.require(
                callers <= Math.max(1, max),
                COALESCE_READS,
                "must be at most " + MAX_CONNECTIONS + ", which is " + max + ", was " + callers);
    }

    /** {@return the maximum number of connections to a server} */
    public int maxConnections() {
        return values.get(MAX_CONNECTIONS);
    }

    /** {@return the number of idle connections that stay open} */
    public int minIdle() {
        return values.get(MIN_IDLE);
    }

    /** {@return how long a caller waits for a connection when all are in use; zero: not at all} */
    public Duration maxWait() {
        return values.get(MAX_WAIT);
    }

    /** {@return how many callers read at once before reads of others are sent together} */
    public CoalesceReads coalesceReads() {
        return values.get(COALESCE_READS);
    }

    /** {@return the class name of a {@code PoolProvider} that makes the pool; {@code null}: the built-in one} */
    public @Nullable String provider() {
        return values.orNull(PROVIDER);
    }

    /**
     * Sets these options.
     *
     * @param <B> the builder
     */
    public interface Setters<B> extends OptionSetters<B> {

        /**
         * Sets {@code pool.max-connections}.
         *
         * @param value maximum number of connections to a server, 1 or more
         * @return this builder
         */
        default B poolMaxConnections(int value) {
            return set(MAX_CONNECTIONS, value);
        }

        /**
         * Sets {@code pool.min-idle}.
         *
         * @param value number of connections that stay open when nobody needs them, at most the maximum
         * @return this builder
         */
        default B poolMinIdle(int value) {
            return set(MIN_IDLE, value);
        }

        /**
         * Sets {@code pool.max-wait}.
         *
         * @param value how long a caller waits for a connection when all are in use; zero: not at all
         * @return this builder
         */
        default B poolMaxWait(Duration value) {
            return set(MAX_WAIT, value);
        }

        /**
         * Sets {@code coalesce-reads}.
         *
         * @param value how many callers read from a server at once before reads of others are sent together
         * @return this builder
         */
        default B coalesceReads(CoalesceReads value) {
            return set(COALESCE_READS, value);
        }

        /**
         * Sets {@code pool.provider}.
         *
         * @param className a class that is a {@code PoolProvider} with a public constructor without parameters
         * @return this builder
         */
        default B poolProvider(String className) {
            return set(PROVIDER, className);
        }
    }
}
