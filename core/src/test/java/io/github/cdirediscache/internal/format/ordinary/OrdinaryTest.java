package io.github.cdirediscache.internal.format.ordinary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OrdinaryTest extends OrdinaryContract {

    OrdinaryTest() {
        super("json", "binary");
    }

    @Test
    void corpus_hasClassesOfAllKinds() {
        assertThat(Ordinary.all()).hasSizeGreaterThan(200).doesNotHaveDuplicates();
        assertThat(Ordinary.all().stream().map(each -> each.value().getClass()).distinct())
                .hasSizeGreaterThan(100);
    }
}
