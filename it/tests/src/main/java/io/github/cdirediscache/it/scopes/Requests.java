package io.github.cdirediscache.it.scopes;

import io.github.cdirediscache.it.shared.Story;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.util.List;

/** Makes requests where the container has none. */
@ApplicationScoped
class Requests {

    @Inject
    RequestFinder finder;

    @ActivateRequestContext
    public List<Story> find(long id) {
        return finder.find(id);
    }
}
