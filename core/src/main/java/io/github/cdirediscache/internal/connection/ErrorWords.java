package io.github.cdirediscache.internal.connection;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words that servers and proxies use in their error replies, and the names of their commands and settings. Every
 * other word may be an argument that a server echoes: a password, a key, a part of a value.
 *
 * @see <a href="https://github.com/redis/redis/blob/7.0/src/server.c">Redis 7.0, server.c: the shared error replies</a>
 */
final class ErrorWords {

    private static final String CODES = """
            ack ask busy busygroup busykey clusterdown crossslot denied downstream err execabort failover inprog ioerr
            loading masterdown misconf moved noauth nogoodslave nogroup nomasterlink noperm noproto noquorum noreplicas
            noscript notbusy notnumber oom outofrange queued readonly tryagain unblocked unkillable unknown wrongpass
            wrongtype
            """;

    private static final String ENGLISH = """
            a about accept accepted accepts access according acl acls add against all allow allowed allows already also
            an and another any are argument arguments as at attempt auth authenticate authenticated authentication
            authorized auto automatic available back backend bad be because been before being between blocked broken
            bulk but by call called caller can cannot cant change changed channel channels check client clients close
            closed closing cluster command commands compile compiling config configuration configured connect connected
            connecting connection connections connectivity container correct corrupt corrupted could create current
            currently data database databases dataset db decoding default delete denied dependent deprecated different
            disable disabled disallowed disconnected discarded disk do does doesnt done dont down downgraded due during
            each either element elements empty enable enabled encoding encrypted end endpoint engine enough enter entry
            error errors exceed exceeded exceeds execute executed executing execution exist existing exists expected
            expire expired expiration failed failing failover failure false field file first flag flags float following
            for forbidden format found from full function functions get good group handle hash has have hello high hint
            hit holding host idle if ignored illegal in inactive increment incorrect index info insecure inside instance
            instead insufficient integer internal invalid is isnt it its join key keys kill kind large larger length less
            library limit limited limits link list load loaded loading locked log login logs long lua main maintenance
            make mark master maximum max may maxclients maxmemory member memory message method min minimum missing mode
            modify module more move moved multibulk multiple must name names need needs negative network new no node
            nodes non none nonexisting not nothing null number numeric object of off offline old on once one only open
            operation operations option options or order other out over overflow overloaded overwritten pair parameter
            parameters parse parsing password passwords path pattern paused peer perform permission permissions
            permitted persist plan please policy pool port position possible primary primaries privileges process protected
            protocol provide provided proxy query quorum quota range rate re reached read reading ready reason reconnect
            redirect redis refused refusing rehashing reject rejected reload replica replicas replicate replication
            reply report request requested require required requires reset resource resources response restart result
            retry return right role rule rules run running same save saving script scripts second seconds secure see
            select sent sentinel sentinels serve served server service set setting settings should shutdown since size
            slave slaves slot slots slow small snapshot snapshots so socket some source space specified standalone
            starting state status still stop storage store stored string sub subcommand subscribe succeeded such
            support supported supports switch synchronized syntax system table takes target temporarily term terminated
            terminating termination than that the their there this throttled time timed timeout tls to token too
            transaction transactions try trying type types unable unauthenticated unauthorized unavailable unbalanced
            under unencrypted unexpected unit unknown unlock unreachable unsupported until update upstream usage use
            used user username users using valid value values version wait was wasnt we were when whether which while
            will with without within work would writable write writes writing wrong you your
            """;

    private static final String NAMES = """
            allow-oom allow-stale aof append appendonly asking bgsave bitmap blob client-output-buffer-limit count
            dbsize decr del dragonfly dump echo elasticache envoy eval evalsha evalsha_ro eval_ro exec expireat fcall
            flush flushall flushdb garnet getdel getex getrange getset hget hset hyperloglog incr incrby json kdb keydb
            latency lib-name lib-ver listpack match memorydb mget mset multi mymaster no-writes nosave nx pexpire
            pexpireat ping pipeline psetex psync pttl publish px quit rdb replica-serve-stale-data replicaof resp
            scan setex setinfo setname setnx shards sha slaveof stop-writes-on-bgsave-error strlen sync touch tracking
            ttl twemproxy unlink unwatch user_script valkey watch xx
            """;

    private static final Set<String> KNOWN = Stream.of(CODES, ENGLISH, NAMES)
            .flatMap(text -> Stream.of(text.split("[\\s_-]+")))
            .filter(word -> !word.isEmpty())
            .collect(Collectors.toUnmodifiableSet());

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z'\"`.,:;!?()<>/+|*_-]+");
    private static final Pattern APOSTROPHE = Pattern.compile("(?<=[A-Za-z])'(?=[A-Za-z])");
    private static final Pattern BETWEEN = Pattern.compile("[^A-Za-z]+");

    private ErrorWords() {}

    /** Whether a word, with the punctuation around and within it, consists of words that everybody knows. */
    static boolean areIn(String word) {
        return PLAIN.matcher(word).matches()
                && BETWEEN.splitAsStream(APOSTROPHE.matcher(word).replaceAll(""))
                        .allMatch(part -> part.isEmpty() || KNOWN.contains(part.toLowerCase(Locale.ROOT)));
    }
}
