package io.github.cdirediscache.internal.interceptors.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AfterSuccessTest {

    static class OwnFuture extends CompletableFuture<String> {}

    interface Methods {
        String now();

        CompletionStage<String> stage();

        CompletableFuture<String> future();

        OwnFuture own();
    }

    private final List<@Nullable Object> seen = new ArrayList<>();

    @Test
    void of_methodThatReturns_actsThen() throws Exception {
        assertThat(run("now", () -> "a")).isEqualTo("a");
        assertThat(seen).containsExactly("a");
        assertThat(run("now", () -> null)).isNull();
        assertThat(seen).containsExactly("a", null);
    }

    @Test
    void of_methodThatThrows_doesNotAct() {
        IOException failure = new IOException("x");
        assertThatThrownBy(() -> run("now", () -> {
                    throw failure;
                }))
                .isSameAs(failure);
        assertThat(seen).isEmpty();
    }

    @Test
    void of_stage_actsBeforeTheCallersStageCompletes() throws Exception {
        CompletableFuture<String> stage = new CompletableFuture<>();
        CompletableFuture<?> returned = (CompletableFuture<?>) run("stage", () -> stage);
        assertThat(returned).isNotDone();
        assertThat(seen).isEmpty();
        List<@Nullable Object> seenAtCompletion = new ArrayList<>();
        CompletableFuture<?> dependent = returned.thenRun(() -> seenAtCompletion.addAll(seen));
        stage.complete("a");
        assertThat(dependent).isCompleted();
        assertThat(returned.join()).isEqualTo("a");
        assertThat(seenAtCompletion).containsExactly("a");
    }

    @Test
    void of_stageThatFails_doesNotActAndFailsWithTheSame() throws Exception {
        IOException failure = new IOException("x");
        CompletableFuture<?> returned =
                (CompletableFuture<?>) run("future", () -> CompletableFuture.failedFuture(failure));
        AtomicReference<@Nullable Throwable> failed = new AtomicReference<>();
        assertThat(returned.whenComplete((value, e) -> failed.set(e))).isCompletedExceptionally();
        assertThat(failed.get()).isSameAs(failure);
        assertThat(seen).isEmpty();
    }

    @Test
    void of_actionThatFails_failsTheStage() throws Exception {
        IllegalStateException failure = new IllegalStateException("x");
        TestCall call = call("stage", () -> CompletableFuture.completedFuture("a"));
        CompletableFuture<?> returned = (CompletableFuture<?>) AfterSuccess.of(
                call,
                value -> {
                    throw failure;
                },
                true);
        assertThatThrownBy(returned::join)
                .isInstanceOf(CompletionException.class)
                .hasCause(failure);
    }

    @Test
    void of_stageOfAnOwnKind_isReturnedItself() throws Exception {
        OwnFuture stage = new OwnFuture();
        assertThat(run("own", () -> stage)).isSameAs(stage);
        stage.complete("a");
        assertThat(seen).containsExactly("a");
    }

    private @Nullable Object run(String method, Callable<?> body) throws Exception {
        return AfterSuccess.of(call(method, body), seen::add, true);
    }

    private TestCall call(String name, Callable<?> body) {
        return new TestCall(
                this,
                Arrays.stream(Methods.class.getMethods())
                        .filter(method -> method.getName().equals(name))
                        .findFirst()
                        .orElseThrow(),
                body);
    }
}
