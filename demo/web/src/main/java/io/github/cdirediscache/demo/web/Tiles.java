package io.github.cdirediscache.demo.web;

import io.github.cdirediscache.annotation.CacheInvalidatePattern;
import io.github.cdirediscache.annotation.CacheResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Tiles as PNG files: this is the class that is cached. */
@ApplicationScoped
public class Tiles {

    @Inject
    Computed computed;

    @CacheResult(cacheName = "tiles", key = "{tile.region.name}/{tile.column}.{tile.row}")
    public byte[] png(Tile tile) {
        computed.now();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(Mandelbrot.picture(tile), "png", png);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return png.toByteArray();
    }

    @CacheInvalidatePattern(cacheName = "tiles", pattern = "{region.name}/*")
    public void forget(Region region) {}
}
