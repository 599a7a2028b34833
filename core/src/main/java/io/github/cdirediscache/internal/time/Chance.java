package io.github.cdirediscache.internal.time;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Where random numbers come from. Thread-safe. */
public interface Chance {

    /**
     * The random numbers of this machine.
     *
     * @return shared by all
     */
    static Chance system() {
        return SystemChance.INSTANCE;
    }

    /**
     * A number from 0 (inclusive) to 1 (exclusive), each as likely as the other.
     *
     * @return the number
     */
    double fraction();

    /**
     * An id that no other process has, and that nobody can guess.
     *
     * @return the id
     */
    UUID id();

    /**
     * A whole number from a range, each as likely as the other.
     *
     * @param least the smallest
     * @param greatest the largest; not less than {@code least}
     * @return the number
     */
    default long between(long least, long greatest) {
        return least + (long) (fraction() * (greatest - least + 1));
    }
}

/** The JDK's generators: the fast one for numbers, the secure one for ids. */
enum SystemChance implements Chance {
    INSTANCE;

    @Override
    public double fraction() {
        return ThreadLocalRandom.current().nextDouble();
    }

    @Override
    public UUID id() {
        return UUID.randomUUID();
    }
}
