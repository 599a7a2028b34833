package io.github.cdirediscache.it.implemented;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.it.application.Application;
import io.github.cdirediscache.it.shared.Author;
import io.github.cdirediscache.it.shared.Story;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

@ArquillianTest
class ImplementedIT {

    @Inject
    StoryFeed feed;

    @Deployment
    static WebArchive application() {
        return Application.named("implemented")
                .with(Feed.class, StoryFeed.class, Story.class, Author.class)
                .war();
    }

    @Test
    void annotations_ofTheInterface_actOnItsMethods() {
        Story computed = feed.find(1);

        assertThat(feed.find(1)).isEqualTo(computed);
        feed.forget(1);
        assertThat(feed.find(1)).isNotEqualTo(computed);
    }

    @Test
    void publisher_isReadFromTheCacheWhenItIsSubscribedTo() throws Exception {
        int runs = feed.runs();
        Flow.Publisher<Story> later = feed.later(2);
        assertThat(feed.runs()).isEqualTo(runs);

        Story computed = first(later);
        assertThat(first(later)).isEqualTo(computed);
        assertThat(first(feed.later(2))).isEqualTo(computed);
        assertThat(feed.runs()).isEqualTo(runs + 1);

        Flow.Publisher<Story> forgotten = feed.forgetLater(2);
        assertThat(first(later)).isEqualTo(computed);
        first(forgotten);
        // The method runs once more for the publisher of the first call.
        assertThat(first(later)).isNotEqualTo(computed);
        assertThat(feed.runs()).isEqualTo(runs + 2);
    }

    private static Story first(Flow.Publisher<Story> publisher) throws Exception {
        CompletableFuture<Story> first = new CompletableFuture<>();
        publisher.subscribe(new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(1);
            }

            @Override
            public void onNext(Story story) {
                first.complete(story);
            }

            @Override
            public void onError(Throwable failure) {
                first.completeExceptionally(failure);
            }

            @Override
            public void onComplete() {}
        });
        return first.get(20, TimeUnit.SECONDS);
    }
}
