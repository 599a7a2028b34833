package io.github.cdirediscache.internal.wire;

import io.github.cdirediscache.internal.key.PhysicalKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of keys.
 *
 * @param next where to go on; {@code null} after the last page
 * @param keys the keys
 */
public record ScanPage(byte @Nullable [] next, List<PhysicalKey> keys) {}
