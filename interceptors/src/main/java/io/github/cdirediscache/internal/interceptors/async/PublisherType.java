package io.github.cdirediscache.internal.interceptors.async;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Publishers of Reactive Streams that give one value or none, by way of those of the JDK. */
record PublisherType(LibraryType publisher) implements AsyncType {

    static final String NAME = "org.reactivestreams.Publisher";
    private static final FlowType FLOW = new FlowType();

    @Override
    public Object of(Supplier<? extends CompletionStage<@Nullable Object>> begin) {
        return fromFlow(FLOW.of(begin));
    }

    @Override
    public CompletionStage<? extends @Nullable Object> stage(Object later) {
        return FLOW.stage(toFlow(later));
    }

    @Override
    public Object onSuccess(Object later, Consumer<@Nullable Object> action, boolean isOfOne) {
        return fromFlow(FLOW.onSuccess(toFlow(later), action, isOfOne));
    }

    private Object toFlow(Object later) {
        return adapters().call(null, "toFlowPublisher", new Class<?>[] {publisher.type()}, later);
    }

    private Object fromFlow(Flow.Publisher<Object> flow) {
        return adapters().call(null, "toPublisher", new Class<?>[] {Flow.Publisher.class}, flow);
    }

    private LibraryType adapters() {
        return publisher.other("org.reactivestreams.FlowAdapters");
    }
}
