package io.github.cdirediscache.cache;

/** Which values are read back and compared with what was written, before they are stored: {@code serializer.verify}. */
public enum Verify {
    /** The first of each class, and ever fewer of the later ones; all of a class of which one has differed. */
    FIRST,
    /** All. */
    ALWAYS,
    /** None. */
    NEVER
}
