package io.github.cdirediscache.internal.topology;

import io.github.cdirediscache.config.ShardConfig;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Distributes keys over shards by consistent hashing: a shard has many points on a ring, and a key belongs to the next
 * point. A new or removed shard moves only its own keys. The points depend only on the names of the shards, so every
 * process distributes keys in the same way, whatever the order of the shards.
 *
 * @see <a href="https://doi.org/10.1145/258533.258660">Karger et al.: Consistent hashing and random trees</a>
 */
final class Ring {

    /** For each unit of weight. With ten shards the fullest is then some 5 % over its fair share: docs/sharding.md. */
    static final int POINTS = 1024;

    private static final int POINTS_OF_DIGEST = 4;

    private final long[] points;
    private final int[] places;

    private Ring(List<Point> sorted) {
        points = sorted.stream().mapToLong(Point::hash).toArray();
        places = sorted.stream().mapToInt(Point::place).toArray();
    }

    static Ring ofOne() {
        return new Ring(List.of());
    }

    static Ring of(List<ShardConfig> shards) {
        if (shards.size() <= 1) {
            return ofOne();
        }
        List<Point> all = new ArrayList<>();
        for (int place = 0; place < shards.size(); place++) {
            addPoints(shards.get(place), place, all);
        }
        // By name where hashes are equal, so that the order of the shards makes no difference.
        all.sort(Comparator.comparingLong(Point::hash)
                .thenComparing(point -> shards.get(point.place).name()));
        return new Ring(all);
    }

    private static void addPoints(ShardConfig shard, int place, List<Point> all) {
        for (int i = 0; i < POINTS * shard.weight() / POINTS_OF_DIGEST; i++) {
            ByteBuffer digest = ByteBuffer.wrap(sha256(shard.name() + "#" + i));
            for (int n = 0; n < POINTS_OF_DIGEST; n++) {
                all.add(new Point(digest.getLong(), place));
            }
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
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
    private static long hash(byte[] key) {
        CRC32C crc = new CRC32C();
        crc.update(key, 0, key.length);
        long z = crc.getValue() + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private record Point(long hash, int place) {}
}
