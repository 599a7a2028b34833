package io.github.cdirediscache.demo.web;

/**
 * One of the squares that a region is divided into.
 *
 * @param region of what
 * @param column from the left, from 0
 * @param row from the top, from 0
 */
public record Tile(Region region, int column, int row) {

    static final int PER_SIDE = 4;

    boolean exists() {
        return isIndex(column) && isIndex(row);
    }

    double left() {
        return region.left() + column * width();
    }

    double top() {
        return region.bottom() + region.width() - row * width();
    }

    double width() {
        return region.width() / PER_SIDE;
    }

    private static boolean isIndex(int number) {
        return number >= 0 && number < PER_SIDE;
    }
}
