package io.github.cdirediscache.internal.extension.deployment;

import io.github.cdirediscache.internal.log.CacheLog;
import java.util.LinkedHashSet;
import java.util.Set;

/** What is wrong with an application, each problem once, for one message. Not thread-safe. */
final class DeploymentProblems {

    private final Set<String> found = new LinkedHashSet<>();
    private final Set<String> warnings = new LinkedHashSet<>();
    private boolean urgent;

    void add(String problem) {
        found.add(problem);
    }

    /** Takes what looks like a mistake, and may be none. */
    void warn(String warning) {
        warnings.add(warning);
    }

    /** Says that the container is about to fail by itself, with a message about one of the problems that says less. */
    void markUrgent() {
        urgent = true;
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    boolean isUrgent() {
        return urgent && !found.isEmpty();
    }

    /** All problems, as one message with a numbered list. */
    String describe() {
        return "redis-cache: " + list("problem", found);
    }

    /** Logs the warnings of an application without problems. */
    void logWarnings() {
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
