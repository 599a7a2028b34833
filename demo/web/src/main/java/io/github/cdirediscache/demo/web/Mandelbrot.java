package io.github.cdirediscache.demo.web;

import java.awt.Color;
import java.awt.image.BufferedImage;

/** Computes tiles of the Mandelbrot set: some tens of milliseconds of real work for each. */
final class Mandelbrot {

    private static final int PIXELS = 160;
    private static final int MOST_STEPS = 2000;
    private static final double ESCAPED = 4;

    private Mandelbrot() {}

    static BufferedImage picture(Tile tile) {
        BufferedImage picture = new BufferedImage(PIXELS, PIXELS, BufferedImage.TYPE_INT_RGB);
        double step = tile.width() / PIXELS;
        for (int y = 0; y < PIXELS; y++) {
            for (int x = 0; x < PIXELS; x++) {
                picture.setRGB(x, y, color(steps(tile.left() + x * step, tile.top() - y * step)));
            }
        }
        return picture;
    }

    private static int steps(double real, double imaginary) {
        double x = 0;
        double y = 0;
        int steps = 0;
        while (x * x + y * y <= ESCAPED && steps < MOST_STEPS) {
            double next = x * x - y * y + real;
            y = 2 * x * y + imaginary;
            x = next;
            steps++;
        }
        return steps;
    }

    private static int color(int steps) {
        if (steps == MOST_STEPS) {
            return Color.BLACK.getRGB();
        }
        float depth = (float) (Math.log(steps + 1.0) / Math.log(MOST_STEPS));
        return Color.HSBtoRGB(0.62f - 0.55f * depth, 0.75f, Math.min(1, 0.35f + depth));
    }
}
