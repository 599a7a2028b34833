package io.github.cdirediscache.internal.format.ordinary;

import java.io.Serializable;
import java.util.List;

/** Classes that are not public. */
@SuppressWarnings("serial")
public final class Visibility {

    private static final String KIND = "not public";

    private Visibility() {}

    static class PackagePrivate implements Serializable {
        private String name;

        PackagePrivate() {}

        PackagePrivate(String name) {
            this.name = name;
        }
    }

    private static class Private implements Serializable {
        private String name;

        Private(String name) {
            this.name = name;
        }

        @SuppressWarnings("unused")
        Private() {}
    }

    protected static class Protected implements Serializable {
        private String name;

        protected Protected() {}

        protected Protected(String name) {
            this.name = name;
        }
    }

    record PackageRecord(String name, int size) implements Serializable {}

    private record PrivateRecord(String name) implements Serializable {}

    enum Level {
        LOW,
        HIGH {
            @Override
            int weight() {
                return 9;
            }
        };

        int weight() {
            return 1;
        }
    }

    /** Has a class within an instance. */
    public static class Outer implements Serializable {
        private String name = "outer";

        /** Knows its outer object. */
        public class Inner implements Serializable {
            private String text = "inner";

            String all() {
                return name + text;
            }
        }
    }

    /** With a field of an enum. */
    public static class Setting implements Serializable {
        private Level level;

        public Setting() {}

        Setting(Level level) {
            this.level = level;
        }
    }

    static List<Ordinary<?>> all() {
        Outer outer = new Outer();
        outer.name = "changed";
        return List.of(
                Ordinary.of(
                        KIND,
                        "package-private class",
                        PackagePrivate.class,
                        new PackagePrivate("n"),
                        read -> State.of(read.name)),
                Ordinary.of(KIND, "private class", Private.class, new Private("n"), read -> State.of(read.name)),
                Ordinary.of(KIND, "protected class", Protected.class, new Protected("n"), read -> State.of(read.name)),
                Ordinary.of(
                        KIND,
                        "package-private record",
                        PackageRecord.class,
                        new PackageRecord("n", 1),
                        read -> State.of(read.name, read.size)),
                Ordinary.of(
                        KIND,
                        "private record",
                        PrivateRecord.class,
                        new PrivateRecord("n"),
                        read -> State.of(read.name)),
                Ordinary.of(
                        KIND,
                        "enum constant with a body",
                        Level.class,
                        Level.HIGH,
                        read -> read.name() + read.weight()),
                Ordinary.of(
                        KIND,
                        "field of an enum with a body",
                        Setting.class,
                        new Setting(Level.HIGH),
                        read -> read.level.name() + read.level.weight()),
                Ordinary.of(KIND, "inner class", Outer.Inner.class, outer.new Inner(), Outer.Inner::all));
    }
}
