package io.github.cdirediscache.reliability.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.reliability.record.Remarks;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class CallersTest {

    private final List<String> remarks = new CopyOnWriteArrayList<>();
    private volatile boolean isOver;
    private final Callers callers = new Callers(() -> isOver, remarks::add);

    @Test
    void awaitEnd_threadThatRanToItsEnd_isNoRemark() {
        isOver = true;
        callers.add(() -> {});

        callers.awaitEnd(60);

        assertThat(remarks).isEmpty();
    }

    @Test
    void awaitEnd_threadThatDied_isARemark() {
        callers.add(() -> {
            throw new IllegalStateException("on purpose");
        });

        callers.awaitEnd(60);

        assertThat(remarks).singleElement().satisfies(remark -> {
            assertThat(Remarks.isUnended(remark)).isTrue();
            assertThat(remark).contains("on purpose");
        });
    }

    @Test
    void awaitEnd_threadThatStoppedTooSoon_isARemark() {
        callers.add(() -> {});

        callers.awaitEnd(60);

        assertThat(remarks)
                .singleElement()
                .satisfies(remark -> assertThat(Remarks.isUnended(remark)).isTrue());
    }

    @Test
    void awaitEnd_threadThatDoesNotEnd_isARemark() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        isOver = true;
        callers.add(() -> {
            try {
                end.await();
            } catch (InterruptedException interrupt) {
                Thread.currentThread().interrupt();
            }
        });

        callers.awaitEnd(0);
        assertThat(remarks)
                .singleElement()
                .satisfies(remark -> assertThat(Remarks.isUnended(remark)).isTrue());

        end.countDown();
        callers.awaitEnd(60);
        assertThat(remarks).hasSize(1);
    }
}
