package io.github.cdirediscache.demo;

/**
 * How much of everything.
 *
 * @param hits how many hits the median is taken of
 * @param callers how many threads call at once
 * @param zones how many zones of each area are put into the cache
 * @param callsInOutage how many calls are made while Redis is dead
 */
record Sizes(int hits, int callers, int zones, int callsInOutage) {

    static final Sizes FULL = new Sizes(500, 50, 10, 6);
}
