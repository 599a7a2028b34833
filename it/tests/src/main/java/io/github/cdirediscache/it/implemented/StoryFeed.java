package io.github.cdirediscache.it.implemented;

import io.github.cdirediscache.it.shared.Story;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;

@ApplicationScoped
class StoryFeed implements Feed<Story> {

    private final AtomicInteger runs = new AtomicInteger();

    public int runs() {
        return runs.get();
    }

    @Override
    public Story find(long id) {
        return Story.of(id, "run " + runs.incrementAndGet());
    }

    @Override
    public void forget(long id) {}

    @Override
    public Flow.Publisher<Story> later(long id) {
        return publisher(Story.of(id, "run " + runs.incrementAndGet()));
    }

    @Override
    public Flow.Publisher<Story> forgetLater(long id) {
        return publisher(Story.of(id, "forgotten"));
    }

    private static Flow.Publisher<Story> publisher(Story story) {
        return subscriber -> subscriber.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long count) {
                subscriber.onNext(story);
                subscriber.onComplete();
            }

            @Override
            public void cancel() {}
        });
    }
}
