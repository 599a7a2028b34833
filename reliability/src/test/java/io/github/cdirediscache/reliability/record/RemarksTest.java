package io.github.cdirediscache.reliability.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RemarksTest {

    @Test
    void isException_markAtTheBegin_decides() {
        assertThat(Remarks.isException(Remarks.exception("GET threw X"))).isTrue();
        assertThat(Remarks.isException("worker-0: " + Remarks.exception("GET threw X")))
                .isTrue();
        assertThat(Remarks.isException("worker-0: connections are left, " + Remarks.exception("GET threw X")))
                .isFalse();
        assertThat(Remarks.isException(Remarks.unended("GET: [exception] X"))).isFalse();
    }

    @Test
    void isUnended_markAtTheBegin_decides() {
        assertThat(Remarks.isUnended(Remarks.unended("a thread died: X threw Y")))
                .isTrue();
        assertThat(Remarks.isUnended("worker-0: " + Remarks.unended("a thread")))
                .isTrue();
        assertThat(Remarks.isUnended("2 leases are left")).isFalse();
    }
}
