package io.github.cdirediscache.internal.load;

import static io.github.cdirediscache.internal.load.LoadScene.OPTIONS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.cache.LoadOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Callers of one process: one loads, the others are served. */
@ParameterizedClass
@EnumSource(Style.class)
class SharedLoadTest {

    private final LoadScene scene;
    private final Entries entries;
    private final Process here;

    SharedLoadTest(Style style) {
        scene = new LoadScene(style);
        entries = scene.entries;
        here = scene.here;
    }

    @AfterEach
    void nothingIsLeftBehind() {
        scene.assertNothingIsLeftBehind();
    }

    @Test
    void load_nobodyElseLoads_runsTheLoaderAndStores() {
        assertThat(scene.call(here, scene.source("v"))).isCompletedWithValue("v");
        assertThat(entries.value("k")).contains("v");
        assertThat(here.leases.steps()).containsExactly(Step.CLAIM, Step.STORE);
        assertThat(here.counts.missed).hasValue(1);
        assertThat(here.counts.loaded).hasValue(1);
    }

    @Test
    void load_nullValue_isServedAndStored() {
        assertThat(scene.call(here, scene.source(null))).isCompletedWithValue(null);
        assertThat(entries.read("k")).isPresent();
    }

    @Test
    void load_otherCallerOfTheProcessLoads_isServedItsValue() {
        Source loader = scene.source();
        CompletableFuture<String> first = scene.call(here, loader);
        Source notRun = scene.source();
        CompletableFuture<String> second = scene.call(here, notRun);
        assertThat(second).isNotDone();

        loader.gives("v");

        assertThat(first).isCompletedWithValue("v");
        assertThat(second).isCompletedWithValue("v");
        assertThat(notRun.runs()).isZero();
        assertThat(here.leases.count(Step.CLAIM)).isEqualTo(1);
        assertThat(here.counts.missed).hasValue(2);
    }

    @Test
    void load_manyCallersOfTheProcess_runsOneLoaderAndGivesEachAnObjectOfItsOwn() {
        Source loader = scene.source();
        List<CompletableFuture<String>> callers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            callers.add(scene.call(here, loader));
        }
        loader.gives("v");
        assertThat(callers).allSatisfy(caller -> assertThat(caller).isCompletedWithValue("v"));
        assertThat(callers.stream().map(CompletableFuture::join).map(System::identityHashCode))
                .doesNotHaveDuplicates();
        assertThat(loader.runs()).isEqualTo(1);
    }

    @Test
    void load_loadOfTheProcessEnded_isNotJoined() {
        LoadOptions notStored = OPTIONS.withUnless(value -> true);
        scene.call(here, scene.source("one"), notStored);
        assertThat(scene.call(here, scene.source("two"), notStored)).isCompletedWithValue("two");
    }

    @Test
    void load_loaderAsksForItsOwnKey_runsThrough() {
        Source innerLoader = scene.source("inner");
        List<CompletableFuture<String>> inner = new ArrayList<>();
        Source outer = scene.source("outer").beginsWith(() -> inner.add(scene.nested(here, innerLoader)));
        assertThat(scene.call(here, outer)).isCompletedWithValue("outer");
        assertThat(inner.get(0)).isCompletedWithValue("inner");
        assertThat(entries.value("k")).contains("outer");
    }
}
