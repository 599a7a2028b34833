package io.github.cdirediscache.reliability.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InterruptsTest {

    private final Interrupts interrupts = new Interrupts();

    @Test
    void interrupt_duringACall_isToldToIt() {
        interrupts.enter();
        interrupts.interrupt();

        assertThat(interrupts.leave()).isTrue();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void interrupt_outsideOfACall_doesNothing() {
        interrupts.interrupt();
        interrupts.enter();
        assertThat(interrupts.leave()).isFalse();
        interrupts.interrupt();

        assertThat(Thread.interrupted()).isFalse();
    }
}
