package io.github.cdirediscache.rows;

/**
 * A row of the page's table.
 *
 * @param id its id, such as {@code S07}
 * @param title what it is about, in Markdown
 */
record Row(String id, String title) {}
