package io.github.cdirediscache.reliability.history;

import java.io.IOException;

/**
 * A cached value that says where it comes from.
 *
 * @param key the number of the key that it was written for
 * @param id which value it is: no two are the same
 * @param began when its load or put began
 */
record Stamp(int key, long id, long began) {

    private static final int LONGEST_FILLER = 300;

    /** The text in Redis, of a length that depends on the id. */
    String toText() {
        return key + "|" + id + "|" + began + "|" + ".".repeat((int) (id % LONGEST_FILLER));
    }

    static Stamp parse(String text) throws IOException {
        String[] fields = text.split("\\|", -1);
        try {
            Stamp stamp = new Stamp(Integer.parseInt(fields[0]), Long.parseLong(fields[1]), Long.parseLong(fields[2]));
            if (stamp.toText().equals(text)) {
                return stamp;
            }
        } catch (RuntimeException odd) {
            throw new IOException("not a stamp", odd);
        }
        throw new IOException("not a stamp");
    }
}
