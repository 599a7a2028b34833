package io.github.cdirediscache.reliability.history;

import io.github.cdirediscache.cache.Cache;
import io.github.cdirediscache.reliability.history.Recorder.Answer;
import io.github.cdirediscache.reliability.record.Op;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A thread that begins asynchronous calls, so many that some are always under way. */
final class AsyncCaller implements Runnable {

    private final Cache<Stamp> cache;
    private final Keys keys;
    private final Recorder recorder;
    private final Loaders loaders;
    private final Random random;
    private final long nanosPerCall;
    private final int atOnce;
    private final Semaphore free;
    private final BooleanSupplier isOver;

    AsyncCaller(
            Cache<Stamp> cache,
            Keys keys,
            Recorder recorder,
            Loaders loaders,
            Random random,
            int rate,
            int atOnce,
            BooleanSupplier isOver) {
        this.cache = cache;
        this.keys = keys;
        this.recorder = recorder;
        this.loaders = loaders;
        this.random = random;
        this.nanosPerCall = TimeUnit.SECONDS.toNanos(1) / rate;
        this.atOnce = atOnce;
        this.free = new Semaphore(atOnce);
        this.isOver = isOver;
    }

    @Override
    public void run() {
        try {
            while (!isOver.getAsBoolean()) {
                free.acquire();
                call(random.nextInt(keys.count()));
                TimeUnit.NANOSECONDS.sleep(nanosPerCall);
            }
            free.acquire(atOnce);
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
        }
    }

    private void call(int key) {
        Recorder.Begun begun = recorder.begin();
        long at = System.nanoTime();
        CompletionStage<@Nullable Stamp> stage;
        try {
            stage = cache.getOrLoadAsync(keys.name(key), () -> loaders.loadLater(key, at), cache.loadOptions());
        } catch (RuntimeException | Error failure) {
            ended(key, begun, recorder.failed(Op.GET_OR_LOAD_ASYNC, failure));
            return;
        }
        var unused = stage.whenComplete((value, failure) -> ended(
                key,
                begun,
                failure == null ? Answer.found(key, value) : recorder.failed(Op.GET_OR_LOAD_ASYNC, failure)));
    }

    private void ended(int key, Recorder.Begun begun, Answer answer) {
        recorder.end(Op.GET_OR_LOAD_ASYNC, List.of(key), begun, answer);
        free.release();
    }
}
