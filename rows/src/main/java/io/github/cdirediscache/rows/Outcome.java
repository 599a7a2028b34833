package io.github.cdirediscache.rows;

/** What became of one execution of a test. */
enum Outcome {
    PASSED,
    FAILED,
    SKIPPED
}
