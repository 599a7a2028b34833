package io.github.cdirediscache.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CacheChangeTest {

    @Test
    void concerns_oneKey_isThatKeyOfThatCache() {
        CacheChange change = new CacheChange("stories", "a", () -> {});
        assertThat(change.concerns("stories", "a")).isTrue();
        assertThat(change.concerns("stories", "b")).isFalse();
        assertThat(change.concerns("pages", "a")).isFalse();
    }

    @Test
    void concerns_anyKey_isEveryKeyOfThatCache() {
        CacheChange change = new CacheChange("stories", null, () -> {});
        assertThat(change.concerns("stories", "b")).isTrue();
        assertThat(change.concerns("pages", "b")).isFalse();
    }

    @Test
    void now_change_isMadeAtOnce() {
        List<String> made = new ArrayList<>();
        ChangeTiming.NOW.submit(new CacheChange("stories", "a", () -> made.add("a")));
        assertThat(made).containsExactly("a");
        assertThat(ChangeTiming.NOW.isPending("stories", "a")).isFalse();
    }

    @Test
    void never_anyValue_isStored() {
        assertThat(new CacheCondition.Never().test(null)).isFalse();
        assertThat(new CacheCondition.Never().test("a")).isFalse();
    }
}
