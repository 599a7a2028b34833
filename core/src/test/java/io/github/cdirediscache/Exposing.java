package io.github.cdirediscache;

import io.github.cdirediscache.internal.format.Formats;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Exposes an internal type in each way that there is. */
public class Exposing<T extends Formats> implements Supplier<Formats> {

    protected final Formats[] field = {};

    /** Takes one. */
    public Exposing(Optional<? extends Formats> parameter) {}

    protected List<Formats> result() {
        return List.of();
    }

    /** Takes one that its caller knows. */
    public <X extends Formats> void bound() {}

    @Override
    public Formats get() {
        return hidden();
    }

    private Formats hidden() {
        return ofThePackage();
    }

    Formats ofThePackage() {
        return field[0];
    }
}
