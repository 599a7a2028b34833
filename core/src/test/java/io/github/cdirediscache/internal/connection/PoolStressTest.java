package io.github.cdirediscache.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.internal.time.Time;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;

/** Many threads on few connections, some of which break or are replaced. */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PoolStressTest {

    private static final int THREADS = 24;
    private static final int CONNECTIONS = 4;
    private static final int LANES = 1;
    private static final int CALLS = 4_000;

    private final FakeServer server = new FakeServer();
    private final Semaphore lanes = new Semaphore(LANES);
    private final Set<ServerConnection> inUse = ConcurrentHashMap.newKeySet();

    @RepeatedTest(3)
    void everyCallGetsAConnectionOfItsOwn_andNoneIsLost() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (BuiltInPool pool = server.pool(
                new PoolLimits(CONNECTIONS, LANES, 0, TimeUnit.SECONDS.toNanos(60), TimeUnit.SECONDS.toNanos(1)),
                Time.system(),
                null)) {
            CountDownLatch go = new CountDownLatch(1);
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Random random = new Random(i);
                running.add(threads.submit(() -> {
                    go.await();
                    for (int n = 0; n < CALLS; n++) {
                        use(pool, random.nextInt(1000));
                    }
                    return null;
                }));
            }
            go.countDown();
            for (Future<?> one : running) {
                one.get();
            }
            assertThat(server.mostOpen.get()).isLessThanOrEqualTo(CONNECTIONS);
            List<ServerConnection> all = new ArrayList<>();
            all.add(pool.borrowForReads());
            while (all.size() < CONNECTIONS) {
                all.add(pool.borrow(false));
            }
            all.forEach(connection -> pool.giveBack(connection, true));
        } finally {
            threads.shutdownNow();
        }
        assertThat(server.open).hasValue(0);
    }

    private void use(BuiltInPool pool, int event) {
        boolean isRead = event % 4 == 0 && lanes.tryAcquire();
        ServerConnection connection = isRead ? pool.borrowForReads() : pool.borrow(false);
        assertThat(inUse.add(connection)).isTrue();
        if (event == 1) {
            pool.replace(connection);
        } else if (event == 2) {
            pool.distrust(false);
        } else if (event > 990) {
            Thread.onSpinWait();
        }
        inUse.remove(connection);
        pool.giveBack(connection, event > 5);
        if (isRead) {
            lanes.release();
        }
    }
}
