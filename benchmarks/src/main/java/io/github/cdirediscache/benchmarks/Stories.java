package io.github.cdirediscache.benchmarks;

import io.github.cdirediscache.annotation.CacheResult;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** A bean with a cached method, as an application has it. Public, since the container derives a client proxy from it. */
@ApplicationScoped
public class Stories {

    private byte @Nullable [] next;

    /** Sets what the method computes. */
    void computes(byte @Nullable [] value) {
        next = value;
    }

    /**
     * The cached method.
     *
     * @param id the key
     * @return the value
     */
    @CacheResult(cacheName = "hits")
    public byte[] find(String id) {
        if (next == null) {
            throw new IllegalStateException(id + " must be a hit");
        }
        return next;
    }
}
