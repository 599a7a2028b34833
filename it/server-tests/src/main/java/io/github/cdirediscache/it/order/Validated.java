package io.github.cdirediscache.it.order;

import io.github.cdirediscache.annotation.CacheDefaults;
import io.github.cdirediscache.annotation.CacheResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;

/** Methods with constraints and with retries, which count their runs. */
@ApplicationScoped
@CacheDefaults(cacheName = "order")
public class Validated {

    private final AtomicInteger runs = new AtomicInteger();

    public int runs() {
        return runs.get();
    }

    @CacheResult(key = "argument.{name}")
    public String argument(@NotBlank String name) {
        return name + runs.incrementAndGet();
    }

    @Size(max = 3) @CacheResult(key = "result.{text}")
    public String result(String text) {
        runs.incrementAndGet();
        return text;
    }

    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    @CacheResult(key = "third.{id}")
    public String atTheThirdAttempt(String id) {
        int run = runs.incrementAndGet();
        if (run % 3 != 0) {
            throw new IllegalStateException("run " + run);
        }
        return "run " + run;
    }

    @Retry(maxRetries = 1, delay = 0, jitter = 0)
    @CacheResult(key = "never.{id}")
    public String never(String id) {
        throw new IllegalStateException("run " + runs.incrementAndGet());
    }

    @Fallback(fallbackMethod = "instead")
    @CacheResult(key = "fallback.{id}")
    public String withFallback(String id) {
        throw new IllegalStateException("run " + runs.incrementAndGet());
    }

    String instead(String id) {
        return "instead";
    }
}
