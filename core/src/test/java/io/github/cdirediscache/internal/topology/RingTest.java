package io.github.cdirediscache.internal.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cdirediscache.config.ShardConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/**
 * How the ring divides keys. Figures are over 40 sets of shards' names, and one over many more. The page on sharding is held to them; with
 * {@code -Ddocs.update=true} they are written into it instead.
 */
class RingTest {

    private static final String BEGIN =
            "<!-- ring:begin (written by RingTest from the code; run it with -Ddocs.update=true) -->\n";
    private static final String END = "<!-- ring:end -->";

    private static final int SETS = 40;
    private static final int SHARDS = 10;
    private static final int[] EQUAL = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    private static final int[] WEIGHTS = {1, 1, 1, 1, 1, 2, 2, 2, 3, 4};
    private static final List<byte[]> KEYS = keys(100_000);

    /** Where those keys are on every ring, in ascending order. */
    private static final long[] HASHES =
            KEYS.stream().mapToLong(Ring::hash).sorted().toArray();

    private static final int MANY_SETS = 300;

    private static final Figure MANY = Figure.over(MANY_SETS, RingTest::fullestOfManyNames);

    private static final Ring TWO = Ring.of(List.of(shard("north", 1), shard("south", 1)));

    /** Enough to see each property on, few enough to try it often. */
    private static final List<byte[]> FEW_KEYS = keys(2000);

    private static final int TRIES = 40;

    private static ShardConfig shard(String name, int weight) {
        return new ShardConfig(name, weight, List.of(), null);
    }

    private static String nameOf(List<ShardConfig> shards, Ring ring, byte[] key) {
        return shards.get(ring.placeOf(key)).name();
    }

    @Provide
    Arbitrary<List<ShardConfig>> shards() {
        Arbitrary<String> name =
                Arbitraries.strings().ascii().excludeChars(',').ofMinLength(1).ofMaxLength(12);
        Arbitrary<Integer> weight = Arbitraries.integers().between(1, 3);
        return Combinators.combine(name, weight)
                .as(RingTest::shard)
                .list()
                .ofMinSize(2)
                .ofMaxSize(6)
                .uniqueElements(ShardConfig::name);
    }

    @Test
    void S14_tenEqualShards_worstIsNearItsFairShare() {
        assertThat(EQUAL_SHARDS.worst()).isLessThanOrEqualTo(1.1);
    }

    /** Two more sorts of names, and many sets: a deviation that one set in a thousand has would be seen. */
    @Test
    void S14_tenEqualShards_fullestOfManySetsIsAtMostATenthOverItsFairShare() {
        assertThat(MANY.worst()).isLessThanOrEqualTo(1.1);
    }

    @Test
    void S14_tenShardsWithWeights_worstIsNearItsFairShare() {
        assertThat(WEIGHTED_SHARDS.worst()).isLessThanOrEqualTo(1.1);
    }

    @Test
    void S14_shardAdded_movesLittleMoreThanItsShare() {
        assertThat(ADDED.worst()).isLessThanOrEqualTo(1.15);
    }

    @Test
    void S14_shardRemoved_movesLittleMoreThanItsShare() {
        assertThat(REMOVED.worst()).isLessThanOrEqualTo(1.15);
    }

    @Test
    void S14_doubleWeight_holdsTwiceTheKeys() {
        List<ShardConfig> shards = new ArrayList<>();
        shards.add(shard("heavy", 2));
        IntStream.range(1, 10).forEach(i -> shards.add(shard("light-" + i, 1)));
        int[] counts = counts(Ring.of(shards), shards.size());
        double light = IntStream.of(counts).skip(1).average().orElseThrow();
        assertThat(counts[0] / light).isCloseTo(2, within(0.2));
    }

    @Property(tries = TRIES)
    void S14_shardRemoved_onlyItsKeysMove(
            @ForAll("shards") List<ShardConfig> shards, @ForAll @IntRange(max = 5) int which) {
        ShardConfig gone = shards.get(which % shards.size());
        List<ShardConfig> rest = shards.stream().filter(shard -> shard != gone).toList();
        Ring before = Ring.of(shards);
        Ring after = Ring.of(rest);
        for (byte[] key : FEW_KEYS) {
            String held = nameOf(shards, before, key);
            if (!held.equals(gone.name())) {
                assertThat(nameOf(rest, after, key)).isEqualTo(held);
            }
        }
    }

    @Property(tries = TRIES)
    void S14_weightRaised_keysMoveToThatShardOnly(
            @ForAll("shards") List<ShardConfig> shards, @ForAll @IntRange(max = 5) int which) {
        int place = which % shards.size();
        List<ShardConfig> heavier = new ArrayList<>(shards);
        heavier.set(place, shard(shards.get(place).name(), shards.get(place).weight() + 1));
        Ring before = Ring.of(shards);
        Ring after = Ring.of(heavier);
        for (byte[] key : FEW_KEYS) {
            assertThat(after.placeOf(key)).isIn(before.placeOf(key), place);
        }
    }

    @Property(tries = TRIES)
    void S14_order_makesNoDifference(@ForAll("shards") List<ShardConfig> shards, @ForAll Random random) {
        List<ShardConfig> shuffled = new ArrayList<>(shards);
        Collections.shuffle(shuffled, random);
        Ring one = Ring.of(shards);
        Ring other = Ring.of(shuffled);
        for (byte[] key : FEW_KEYS) {
            assertThat(nameOf(shuffled, other, key)).isEqualTo(nameOf(shards, one, key));
        }
    }

    @Property
    void S14_anyKey_liesOnAShard(@ForAll byte[] key) {
        assertThat(TWO.placeOf(key)).isBetween(0, 1);
        assertThat(Ring.of(List.of(shard("north", 1))).placeOf(key)).isZero();
    }

    /** What a process of another version, or on another machine, finds must be the same. */
    @Test
    void S14_knownKeys_lieWhereTheyHaveAlwaysLain() {
        List<ShardConfig> shards = List.of(shard("north", 1), shard("south", 1), shard("east", 2));
        Ring ring = Ring.of(shards);
        List<String> held = IntStream.range(0, 12)
                .mapToObj(i -> nameOf(shards, ring, ("stories:1:" + i).getBytes(StandardCharsets.UTF_8)))
                .toList();
        assertThat(held)
                .containsExactly(
                        "south", "south", "east", "south", "south", "east", "north", "south", "north", "north", "east",
                        "north");
    }

    @Test
    void S14_page_figures_areThoseOfTheRing() throws IOException {
        Path page = Path.of(System.getProperty("basedir", ".")).resolve("../docs/sharding.md");
        String text = Files.readString(page);
        assertThat(text).contains(BEGIN, END, "| " + Ring.POINTS + " (chosen) |");
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        String expected = text.substring(0, begin) + table() + text.substring(text.indexOf(END));
        if (Boolean.getBoolean("docs.update")) {
            Files.writeString(page, expected);
        } else {
            assertThat(text)
                    .as("docs/sharding.md differs from what the ring does; to write its figures anew, run"
                            + " mvn test -pl core -am -Dtest=RingTest -Dsurefire.failIfNoSpecifiedTests=false"
                            + " -Ddocs.update=true")
                    .isEqualTo(expected);
        }
    }

    private static String table() {
        return "| ten shards, 100,000 keys, 40 sets of names | median set | worst set |\n|---|---|---|\n"
                + row("the fullest of ten equal shards, beside its fair share", EQUAL_SHARDS)
                + row("the same of " + MANY_SETS + " sets with names of several kinds", MANY)
                + row("the same with the weights 1, 1, 1, 1, 1, 2, 2, 2, 3, 4", WEIGHTED_SHARDS)
                + row("keys moved by an eleventh shard, beside 1/11 of all", ADDED)
                + row("keys moved by the loss of the tenth, beside 1/10 of all", REMOVED);
    }

    private static String row(String name, Figure figure) {
        return String.format(Locale.ROOT, "| %s | %.3f | %.3f |\n", name, figure.median(), figure.worst());
    }

    private static List<byte[]> keys(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> ("stories:1:story-" + i).getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    private static double fullestOfManyNames(int set) {
        Random random = new Random(set);
        List<ShardConfig> shards = IntStream.range(0, SHARDS)
                .mapToObj(i -> shard(name(set % 3, i, random), 1))
                .toList();
        Ring ring = Ring.of(shards);
        int[] counts = new int[SHARDS];
        int at = 0;
        for (long hash : HASHES) {
            while (at < ring.points.length && ring.points[at] < hash) {
                at++;
            }
            counts[ring.places[at == ring.points.length ? 0 : at]]++;
        }
        return IntStream.of(counts).max().orElseThrow() * (double) SHARDS / HASHES.length;
    }

    private static String name(int kind, int shard, Random random) {
        int number = random.nextInt(1 << 24);
        return switch (kind) {
            case 0 -> "10." + (number >> 16) + "." + (number >> 8 & 255) + "." + (number & 255) + ":6379";
            case 1 -> "cache-" + number + "-" + shard;
            default -> "redis-" + shard + ".r" + number + ".svc.cluster.local:6379";
        };
    }

    /** The fullest of ten equal shards beside its fair share. */
    private static final Figure EQUAL_SHARDS = Figure.overSets(set -> fullest(shards(set, SHARDS, EQUAL)));

    /** The same of ten shards with the weights 1, 1, 1, 1, 1, 2, 2, 2, 3 and 4. */
    private static final Figure WEIGHTED_SHARDS = Figure.overSets(set -> fullest(shards(set, SHARDS, WEIGHTS)));

    /** The keys that an eleventh shard moves, beside an eleventh of all. */
    private static final Figure ADDED =
            Figure.overSets(set -> moved(shards(set, SHARDS, EQUAL), shards(set, SHARDS + 1, EQUAL)) * (SHARDS + 1));

    /** The keys that the tenth shard moves when it goes, beside a tenth of all. */
    private static final Figure REMOVED =
            Figure.overSets(set -> moved(shards(set, SHARDS, EQUAL), shards(set, SHARDS - 1, EQUAL)) * SHARDS);

    private static List<ShardConfig> shards(int set, int count, int[] weights) {
        List<ShardConfig> shards = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            shards.add(new ShardConfig("10.0." + set + "." + (i + 1) + ":6379", weights[i], List.of(), null));
        }
        return shards;
    }

    /** How many of the keys each shard holds. */
    private static int[] counts(Ring ring, int shards) {
        int[] counts = new int[shards];
        KEYS.forEach(key -> counts[ring.placeOf(key)]++);
        return counts;
    }

    private static double fullest(List<ShardConfig> shards) {
        int[] counts = counts(Ring.of(shards), shards.size());
        double unit = (double) KEYS.size()
                / shards.stream().mapToInt(ShardConfig::weight).sum();
        return IntStream.range(0, counts.length)
                .mapToDouble(i -> counts[i] / (unit * shards.get(i).weight()))
                .max()
                .orElseThrow();
    }

    /** The share of the keys that lie elsewhere. Of two lists one begins as the other one does. */
    private static double moved(List<ShardConfig> before, List<ShardConfig> after) {
        Ring one = Ring.of(before);
        Ring other = Ring.of(after);
        long moved = KEYS.stream()
                .filter(key -> one.placeOf(key) != other.placeOf(key))
                .count();
        return (double) moved / KEYS.size();
    }

    /**
     * A figure over all sets of names.
     *
     * @param median that of the middle set
     * @param worst the greatest
     */
    record Figure(double median, double worst) {

        private static Figure overSets(IntToDoubleFunction ofSet) {
            return over(SETS, ofSet);
        }

        private static Figure over(int sets, IntToDoubleFunction ofSet) {
            double[] sorted =
                    IntStream.range(0, sets).mapToDouble(ofSet).sorted().toArray();
            return new Figure((sorted[sets / 2 - 1] + sorted[sets / 2]) / 2, sorted[sets - 1]);
        }
    }
}
