package io.github.cdirediscache.reliability.fuzz;

import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.concurrent.atomic.AtomicBoolean;

/** A class that no cache allows. It tells when code of it runs. */
public final class Tripwire implements Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    static {
        Alarm.RAISED.set(true);
    }

    /** Only for the corpus. */
    public String name = "";

    /** As any bean has it. */
    public Tripwire() {
        Alarm.RAISED.set(true);
    }

    @Serial
    private void readObject(ObjectInputStream in) {
        Alarm.RAISED.set(true);
    }

    /** In a class of its own, so that nobody loads the other one to ask. */
    static final class Alarm {

        private static final AtomicBoolean RAISED = new AtomicBoolean();

        private Alarm() {}

        static void check() {
            if (RAISED.get()) {
                throw new AssertionError("an entry ran code of a class that is not allowed");
            }
        }

        static void reset() {
            RAISED.set(false);
        }
    }
}
