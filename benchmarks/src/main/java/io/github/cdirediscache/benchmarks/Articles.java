package io.github.cdirediscache.benchmarks;

import java.io.Serializable;
import java.util.List;

/**
 * A page of articles.
 *
 * @param items the articles
 */
public record Articles(List<Article> items) implements Serializable {}
