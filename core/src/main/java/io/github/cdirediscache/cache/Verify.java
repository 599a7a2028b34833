package io.github.cdirediscache.cache;

/** Which values are read back and compared before they are stored: {@code serializer.verify}. */
public enum Verify {
    /**
     * The first values of each class, and ever fewer of the later ones; all values of a class once one has differed.
     */
    FIRST,
    /** All. */
    ALWAYS,
    /** None. */
    NEVER
}
