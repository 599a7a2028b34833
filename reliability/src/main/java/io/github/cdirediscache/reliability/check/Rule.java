package io.github.cdirediscache.reliability.check;

import io.github.cdirediscache.reliability.record.History;
import java.util.List;

/** Something that holds in every history, whatever fails. */
public interface Rule {

    /** {@return what it is called in reports} */
    String name();

    /**
     * Looks for what breaks it.
     *
     * @param history of one run
     * @return a text for each violation, in the order of the history
     */
    List<String> violations(History history);
}
