package io.github.cdirediscache.demo.web;

/**
 * A square of the complex plane.
 *
 * @param name how addresses and keys call it
 * @param left its smallest real part
 * @param bottom its smallest imaginary part
 * @param width its width and height
 */
public record Region(String name, double left, double bottom, double width) {}
