package io.github.cdirediscache.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.CacheUnavailableException;
import io.github.cdirediscache.config.Location;
import io.github.cdirediscache.internal.key.KeySpace;
import io.github.cdirediscache.internal.key.PhysicalKey;
import io.github.cdirediscache.internal.wire.Answers;
import io.github.cdirediscache.internal.wire.Effect;
import io.github.cdirediscache.internal.wire.KeyCommand;
import io.github.cdirediscache.internal.wire.RedirectedException;
import io.github.cdirediscache.internal.wire.RefusedException;
import io.github.cdirediscache.internal.wire.Script;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.exceptions.JedisAskDataException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisMovedDataException;

/** What redirections mean. */
class ErrorRepliesTest {

    private static final KeyCommand<byte[]> COMMAND = KeyCommand.get(new PhysicalKey(new byte[] {'k'}));

    @ParameterizedTest
    @CsvSource({"10.0.0.2, 10.0.0.2:7001", "'', 10.0.0.1:7001", "?, 10.0.0.1:7001", "host.example, host.example:7001"})
    void moved_leadsToTheServerOrTheHostThatAnswered(String host, String target) {
        var reply = new JedisMovedDataException("MOVED 1", new HostAndPort(host, 7001), 1);

        assertThat(ErrorReplies.toException("10.0.0.1:7000", COMMAND, reply))
                .isInstanceOfSatisfying(RedirectedException.class, redirected -> {
                    assertThat(redirected.target()).isEqualTo(Location.parse(target));
                    assertThat(redirected.isOnlyThisTime()).isFalse();
                });
    }

    @Test
    void moved_toNoAddress_isARefusal() {
        var reply = new JedisMovedDataException("MOVED 1", new HostAndPort("fe80::1%eth0", 7001), 1);

        assertThat(ErrorReplies.toException("10.0.0.1:7000", COMMAND, reply))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("is no address");
    }

    /** As Redis 6.0 to 8, Valkey, sentinels and providers word them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "OOM command not allowed when used memory > 'maxmemory'. | maxmemory-policy",
                "ERR Error running script (call to f_1): @user_script:1: @user_script: 1: -OOM command not allowed"
                        + " when used memory > 'maxmemory'. | maxmemory-policy",
                "MISCONF Redis is configured to save RDB snapshots, but it's currently unable to persist to disk."
                        + " | stop-writes-on-bgsave-error",
                "NOREPLICAS Not enough good replicas to write. | min-replicas-to-write",
                "READONLY You can't write against a read only replica. script: 5, on @user_script:1. | topology=replicated",
                "MASTERDOWN Link with MASTER is down and replica-serve-stale-data is set to 'no'. | locations",
                "CLUSTERDOWN The cluster is down | too few masters",
                "CROSSSLOT Keys in request don't hash to the same slot | topology=cluster",
                "ERR This instance has cluster support disabled | another topology than cluster",
                "LOADING Redis is loading the dataset in memory | answers when it has ended",
                "BUSY Redis is busy running a script. | SCRIPT KILL",
                "NOAUTH Authentication required. | set password",
                "NOPERM this user has no permissions to run the 'get' command or its subcommand | the right +get",
                "NOPERM User app has no permissions to run the 'get' command | the right +get",
                "NOPERM this user has no permissions to access one of the keys used as arguments | add ~stories:*",
                "NOPERM No permissions to access a key | add ~stories:*",
                "ERR ACL failure in script: User app has no permissions to run the 'get' command script: 5 | the right +get",
                "ERR ACL failure in script: No permissions to access a key script: 5 | add ~stories:*",
                "ERR The user executing the script can't access at least one of the keys mentioned in the command"
                        + " arguments script: 5 | add ~stories:*",
                "ERR unknown command 'GET', with args beginning with: 'k' | topology=sentinel",
                "ERR unknown command `GET`, with args beginning with: `k`, | topology=sentinel",
                "ERR max request size exceeded. Limit: 1048576 bytes, Actual: 2000000 bytes | max-value-size",
                "ERR string exceeds maximum allowed size (proto-max-bulk-len) | max-value-size",
                "ERR max daily request limit exceeded. Limit: 10000, Usage: 10000 | provider limits",
            })
    void refusal_namesWhatIsMissing(String reply, String words) {
        KeyCommand<byte[]> get = KeyCommand.get(new KeySpace("stories", 1).valueKey("k"));

        assertThat(ErrorReplies.toException("10.0.0.1:7000", get, new JedisDataException(reply)))
                .isInstanceOf(CacheUnavailableException.class)
                .hasMessageContaining(words);
    }

    @Test
    void refusal_byTheRightsWithinAScript_namesThoseThatItNeeds() {
        var script = new Script<byte[]>(
                "script", Effect.CHANGES, true, "try('GET', KEYS[1]) redis.call('SET', KEYS[1], '')", Answers::bytes);
        var reply = new JedisDataException("ERR The user executing the script can't run this command or subcommand"
                + " script: 5, on @user_script:1.");

        assertThat(ErrorReplies.toException("10.0.0.1:7000", script.on(new PhysicalKey(new byte[] {'k'})), reply))
                .isInstanceOf(RefusedException.class)
                .hasMessageEndingWith("one of the rights that this script needs: +get +set");
    }

    @Test
    void ask_isForThisRequestOnly() {
        var reply = new JedisAskDataException("ASK 1", new HostAndPort("10.0.0.2", 7001), 1);

        assertThat(ErrorReplies.toException("10.0.0.1:7000", COMMAND, reply))
                .isInstanceOfSatisfying(
                        RedirectedException.class,
                        redirected -> assertThat(redirected.isOnlyThisTime()).isTrue());
    }
}
