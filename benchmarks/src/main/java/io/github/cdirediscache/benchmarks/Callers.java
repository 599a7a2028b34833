package io.github.cdirediscache.benchmarks;

/**
 * The threads that call at once.
 *
 * @param count how many
 * @param areVirtual whether they are virtual ones, which JDK 21 and later have
 */
record Callers(int count, boolean areVirtual) {

    static final Callers ONE = new Callers(1, false);

    String title() {
        return areVirtual ? count + " virtual" : String.valueOf(count);
    }

    /** As JMH calls it. */
    String executor() {
        return areVirtual ? "VIRTUAL" : "CACHED";
    }
}
