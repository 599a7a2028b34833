package io.github.cdirediscache.extension;

import io.github.cdirediscache.internal.log.CacheLog;
import jakarta.enterprise.inject.spi.DeploymentException;
import java.util.LinkedHashSet;
import java.util.Set;

/** What is wrong with an application, each thing once, to be said in one message. Not thread-safe. */
final class DeploymentProblems {

    private final Set<String> found = new LinkedHashSet<>();
    private final Set<String> warnings = new LinkedHashSet<>();
    private boolean urgent;

    void add(String problem) {
        found.add(problem);
    }

    /** Takes what looks like a mistake and need not be one. */
    void warn(String warning) {
        warnings.add(warning);
    }

    /** Says that the container will soon fail by itself, with less to say about it and about nothing else. */
    void hurry() {
        urgent = true;
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    boolean isUrgent() {
        return urgent && !found.isEmpty();
    }

    DeploymentException toException() {
        return new DeploymentException("redis-cache: " + list("problem", found));
    }

    /** Says of an application without problems what looks like a mistake. */
    void tellWarnings() {
        if (!warnings.isEmpty()) {
            CacheLog.suspicious(list("warning", warnings));
        }
    }

    private static String list(String what, Set<String> texts) {
        StringBuilder list = new StringBuilder()
                .append(texts.size())
                .append(' ')
                .append(what)
                .append(texts.size() == 1 ? "" : "s");
        int number = 0;
        for (String text : texts) {
            list.append("\n  ").append(++number).append(". ").append(text);
        }
        return list.toString();
    }
}
