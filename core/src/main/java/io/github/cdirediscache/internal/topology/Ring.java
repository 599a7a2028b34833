package io.github.cdirediscache.internal.topology;

import io.github.cdirediscache.config.ShardConfig;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;

/**
 * Distributes keys over shards by consistent hashing: a shard has many points on a ring, and a key belongs to the next
 * point. A new or removed shard moves only its own keys. The points depend only on the names of the shards, so every
 * process distributes keys in the same way, whatever the order of the shards.
 *
 * @see <a href="https://doi.org/10.1145/258533.258660">Karger et al.: Consistent hashing and random trees</a>
 */
final class Ring {

    /** For each unit of weight. With ten shards the fullest is then at most 10 % over its fair share: docs/sharding.md. */
    static final int POINTS = 4096;

    private static final int POINTS_OF_DIGEST = 4;

    /** These bits of a point and of a key do not count. */
    private static final long RANK = 0xFFFF;

    /** Where the points are, in ascending order. */
    final long[] points;

    /** The shard of each point. */
    final int[] places;

    private Ring(long[] points, int[] places) {
        this.points = points;
        this.places = places;
    }

    static Ring ofOne() {
        return new Ring(new long[0], new int[0]);
    }

    static Ring of(List<ShardConfig> shards) {
        if (shards.size() <= 1) {
            return ofOne();
        }
        // In the order of their names, so that the order of the shards makes no difference where points are equal.
        int[] byName = IntStream.range(0, shards.size())
                .boxed()
                .sorted(Comparator.comparing(place -> shards.get(place).name()))
                .mapToInt(Integer::intValue)
                .toArray();
        long[] points = new long[shards.stream().mapToInt(Ring::pointsOf).sum()];
        int end = 0;
        for (int rank = 0; rank < byName.length; rank++) {
            end = addPoints(shards.get(byName[rank]), rank, points, end);
        }
        Arrays.sort(points);
        int[] places = new int[points.length];
        for (int i = 0; i < points.length; i++) {
            places[i] = byName[(int) (points[i] & RANK)];
            points[i] &= ~RANK;
        }
        return new Ring(points, places);
    }

    private static int pointsOf(ShardConfig shard) {
        return POINTS * shard.weight();
    }

    /** The low bits of a point hold the shard's rank while points are sorted, as that is fast. */
    private static int addPoints(ShardConfig shard, int rank, long[] points, int begin) {
        MessageDigest sha256 = sha256();
        int end = begin;
        for (int i = 0; i < pointsOf(shard) / POINTS_OF_DIGEST; i++) {
            byte[] text = (shard.name() + "#" + i).getBytes(StandardCharsets.UTF_8);
            ByteBuffer digest = ByteBuffer.wrap(sha256.digest(text));
            for (int n = 0; n < POINTS_OF_DIGEST; n++) {
                points[end++] = (digest.getLong() & ~RANK) | rank;
            }
        }
        return end;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** The place of the shard that holds a key. */
    int placeOf(byte[] key) {
        if (points.length == 0) {
            return 0;
        }
        long hash = hash(key);
        int low = 0;
        int high = points.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (points[middle] < hash) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return places[low == points.length ? 0 : low];
    }

    /**
     * CRC-32C, which processors have an instruction for, spread over 64 bits.
     *
     * @see <a href="https://doi.org/10.1145/2660193.2660195">Steele, Lea, Flood: Fast splittable pseudorandom number
     *     generators, the mixing function</a>
     */
    static long hash(byte[] key) {
        CRC32C crc = new CRC32C();
        crc.update(key, 0, key.length);
        long z = crc.getValue() + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return (z ^ (z >>> 31)) & ~RANK;
    }
}
