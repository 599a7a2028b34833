package io.github.cdirediscache.internal.extension.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FinalMembersTest {

    static class Open {
        void method() {}
    }

    static class WithFinal {
        final void method() {}
    }

    static class Inherits extends WithFinal {}

    @Test
    void isIn_finalClassOrMethodAlsoInherited_isTrue() {
        assertThat(FinalMembers.isIn(String.class)).isTrue();
        assertThat(FinalMembers.isIn(WithFinal.class)).isTrue();
        assertThat(FinalMembers.isIn(Inherits.class)).isTrue();
        assertThat(FinalMembers.isIn(Open.class)).isFalse();
    }
}
