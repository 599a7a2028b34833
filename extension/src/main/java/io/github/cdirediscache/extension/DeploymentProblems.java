package io.github.cdirediscache.extension;

import jakarta.enterprise.inject.spi.DeploymentException;
import java.util.LinkedHashSet;
import java.util.Set;

/** What is wrong with an application, each thing once, to be said in one message. Not thread-safe. */
final class DeploymentProblems {

    private final Set<String> found = new LinkedHashSet<>();
    private boolean urgent;

    void add(String problem) {
        found.add(problem);
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
        StringBuilder message = new StringBuilder("redis-cache: ")
                .append(found.size())
                .append(found.size() == 1 ? " problem" : " problems");
        int number = 0;
        for (String problem : found) {
            message.append("\n  ").append(++number).append(". ").append(problem);
        }
        return new DeploymentException(message.toString());
    }
}
