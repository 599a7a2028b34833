package io.github.cdirediscache.it.order;

import io.github.cdirediscache.annotation.CacheDefaults;
import io.github.cdirediscache.annotation.CacheResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.faulttolerance.Asynchronous;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;

/** Methods with the other annotations of Fault Tolerance, which count their runs. */
@ApplicationScoped
@CacheDefaults(cacheName = "order")
public class Guarded {

    private final AtomicInteger runs = new AtomicInteger();

    public int runs() {
        return runs.get();
    }

    @Asynchronous
    @CacheResult(key = "asynchronous.{id}")
    public CompletionStage<String> asynchronous(String id) {
        return CompletableFuture.completedFuture(
                id + runs.incrementAndGet() + " by " + Thread.currentThread().getId());
    }

    @Timeout(200)
    @CacheResult(key = "never.{id}")
    public String hanging(String id) throws InterruptedException {
        runs.incrementAndGet();
        new CountDownLatch(1).await();
        return id;
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = 3_600_000)
    @CacheResult(key = "broken.{id}")
    public String broken(String id) {
        runs.incrementAndGet();
        if (id.equals("good")) {
            return id;
        }
        throw new IllegalStateException("always");
    }
}
