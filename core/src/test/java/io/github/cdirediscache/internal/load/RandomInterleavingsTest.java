package io.github.cdirediscache.internal.load;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold in every order of events; the seed of a failed test runs the same order again. */
@ParameterizedClass
@EnumSource(Style.class)
class RandomInterleavingsTest {

    private static final int STEPS = 150;

    private final Style style;

    RandomInterleavingsTest(Style style) {
        this.style = style;
    }

    static LongStream seeds() {
        return LongStream.range(0, 30);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void quietTimes_eachVersionIsLoadedOnceAndNobodyIsServedAnOutdatedOne(long seed) {
        Simulation simulation = new Simulation(style, seed).quiet(STEPS).end();
        simulation.assertAllAreServed();
        simulation.assertNobodyIsServedAnOutdatedValue();
        simulation.assertNothingIsLoadedTwice();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void roughTimes_allAreServedAndNobodyAnOutdatedValue(long seed) {
        Simulation simulation = new Simulation(style, seed).rough(STEPS).end();
        simulation.assertAllAreServed();
        simulation.assertNobodyIsServedAnOutdatedValue();
    }
}
