package io.github.cdirediscache.internal.store;

import io.github.cdirediscache.internal.key.PhysicalKey;
import java.util.Iterator;
import java.util.List;

/** The keys of one server that match a pattern, a page at a time. A key may come twice; a page may be empty. */
public interface Scan extends Iterator<List<PhysicalKey>> {}
