package io.github.cdirediscache.demo;

/** A part of what the program shows: does something, measures it, reports and checks it. */
interface Chapter {

    void tell(Report report, Sizes sizes);
}
