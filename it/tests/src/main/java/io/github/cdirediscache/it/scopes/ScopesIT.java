package io.github.cdirediscache.it.scopes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdirediscache.it.application.Application;
import io.github.cdirediscache.it.shared.Author;
import io.github.cdirediscache.it.shared.Story;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

@ArquillianTest
class ScopesIT {

    @Inject
    ApplicationFinder application;

    @Inject
    Requests requests;

    @Inject
    Instance<DependentFinder> dependents;

    @Deployment
    static WebArchive application() {
        return Application.named("scopes")
                .with(Finder.class, ApplicationFinder.class, RequestFinder.class, DependentFinder.class)
                .with(Requests.class, Story.class, Author.class)
                .war();
    }

    @Test
    void find_applicationScoped_isCached() {
        Story computed = application.find(1);

        assertThat(application.find(1)).isEqualTo(computed);
    }

    @Test
    void find_requestScoped_isCachedOverRequests() {
        List<Story> computed = requests.find(1);

        assertThat(requests.find(1)).isEqualTo(computed);
    }

    @Test
    void find_dependent_isCachedOverInstances() {
        DependentFinder one = dependents.get();
        DependentFinder other = dependents.get();

        String computed = one.find(1);

        assertThat(other).isNotSameAs(one);
        assertThat(other.find(1)).isEqualTo(computed);
    }
}
