package io.github.cdirediscache.internal.format.ordinary;

import java.beans.ConstructorProperties;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Value classes, builders, Lombok, Kotlin and records. */
@SuppressWarnings("serial")
public final class DataClasses {

    private static final String KIND = "data class";

    private DataClasses() {}

    /** Accessors without get and set. */
    public static class Fluent implements Serializable {
        private String name;
        private int age;

        public String name() {
            return name;
        }

        public Fluent name(String value) {
            this.name = value;
            return this;
        }

        public int age() {
            return age;
        }

        public Fluent age(int value) {
            this.age = value;
            return this;
        }
    }

    /** Made by a builder alone. */
    public static final class Built implements Serializable {
        private final String host;
        private final int port;

        private Built(Builder builder) {
            this.host = builder.host;
            this.port = builder.port;
        }

        public static Builder builder() {
            return new Builder();
        }

        public String getHost() {
            return host;
        }

        public static final class Builder {
            private String host;
            private int port;

            public Builder host(String value) {
                this.host = value;
                return this;
            }

            public Builder port(int value) {
                this.port = value;
                return this;
            }

            public Built build() {
                return new Built(this);
            }
        }
    }

    /** Lombok's {@code @Builder @NoArgsConstructor @AllArgsConstructor}. */
    public static class BuiltWithNoArgs implements Serializable {
        private String host;
        private int port;

        public BuiltWithNoArgs() {}

        BuiltWithNoArgs(String host, int port) {
            this.host = host;
            this.port = port;
        }
    }

    /** Lombok's {@code @Value}. */
    public static final class LombokValue implements Serializable {
        private final String name;
        private final boolean admin;

        public LombokValue(String name, boolean admin) {
            this.name = name;
            this.admin = admin;
        }

        public String getName() {
            return this.name;
        }

        public boolean isAdmin() {
            return this.admin;
        }

        @Override
        public boolean equals(Object o) {
            return o instanceof LombokValue that && Objects.equals(name, that.name) && admin == that.admin;
        }

        @Override
        public int hashCode() {
            return Objects.hash(name, admin);
        }
    }

    /** Lombok's {@code @Value} with {@code lombok.anyConstructor.addConstructorProperties}. */
    public static final class LombokProperties implements Serializable {
        private final String name;
        private final int age;

        @ConstructorProperties({"name", "age"})
        public LombokProperties(String name, int age) {
            this.name = name;
            this.age = age;
        }

        public String getName() {
            return name;
        }

        public int getAge() {
            return age;
        }
    }

    /** Lombok's {@code @Data}. */
    public static class LombokData implements Serializable {
        private String name;
        private Boolean active;
        private List<String> tags = new ArrayList<>();

        public String getName() {
            return this.name;
        }

        public void setName(String name) {
            this.name = name;
        }

        public Boolean getActive() {
            return this.active;
        }

        public void setActive(Boolean active) {
            this.active = active;
        }

        public List<String> getTags() {
            return this.tags;
        }

        public void setTags(List<String> tags) {
            this.tags = tags;
        }
    }

    /** What Kotlin makes of {@code data class User(val id: Long, val name: String?, val isActive: Boolean)}. */
    public static final class KotlinData {
        private final long id;
        private final String name;
        private final boolean isActive;

        public KotlinData(long id, String name, boolean isActive) {
            this.id = id;
            this.name = name;
            this.isActive = isActive;
        }

        public final long getId() {
            return this.id;
        }

        public final String getName() {
            return this.name;
        }

        public final boolean isActive() {
            return this.isActive;
        }

        public final long component1() {
            return this.id;
        }

        public final KotlinData copy(long newId, String newName, boolean newActive) {
            return new KotlinData(newId, newName, newActive);
        }
    }

    /** Public fields that are final. */
    public static class Coordinates implements Serializable {
        public final double x;
        public final double y;

        public Coordinates(double x, double y) {
            this.x = x;
            this.y = y;
        }
    }

    /** Public fields that are final, with a constructor that sets other values. */
    public static class Defaults implements Serializable {
        public final double x;
        public final String name;

        public Defaults() {
            this(0, "none");
        }

        public Defaults(double x, String name) {
            this.x = x;
            this.name = name;
        }
    }

    /** Public fields. */
    public static class Open implements Serializable {
        public String name;
        public int size;
        public List<String> list = List.of();
    }

    /** Its collections can't be changed. */
    public static class Frozen implements Serializable {
        private List<String> list;
        private Set<String> set;
        private Map<String, Integer> map;

        protected Frozen() {}

        public Frozen(List<String> list, Set<String> set, Map<String, Integer> map) {
            this.list = List.copyOf(list);
            this.set = Collections.unmodifiableSet(set);
            this.map = Collections.unmodifiableMap(map);
        }
    }

    /** Accepts only valid values. */
    public static class Checked implements Serializable {
        private String mail;

        public Checked() {
            this("missing");
        }

        public Checked(String mail) {
            if (!mail.contains("@")) {
                throw new IllegalArgumentException("mail must have an @");
            }
            this.mail = mail;
        }
    }

    /** A plain record. */
    public record Money(BigDecimal amount, String currency) implements Serializable {}

    /** A record that normalises, and does so only once. */
    public record Code(String text) implements Serializable {
        public Code {
            text = text.trim().toUpperCase(Locale.ROOT);
        }
    }

    /** A record that adds at each time. */
    public record Versioned(String text, int version) implements Serializable {
        public Versioned {
            version++;
        }
    }

    /** A record whose accessor shows something else. */
    public record Secret(String text) implements Serializable {
        @Override
        public String text() {
            return "***";
        }

        String real() {
            return text;
        }
    }

    static List<Ordinary<?>> all() {
        BuiltWithNoArgs noArgs = new BuiltWithNoArgs("h", 1);
        LombokData data = new LombokData();
        data.setName("n");
        data.setActive(true);
        data.getTags().add("t");
        Open open = new Open();
        open.name = "n";
        open.size = 3;
        open.list = List.of("a");
        return List.of(
                Ordinary.of(
                        KIND,
                        "fluent accessors",
                        Fluent.class,
                        new Fluent().name("n").age(3),
                        read -> State.of(read.name, read.age)),
                Ordinary.of(
                        KIND,
                        "builder",
                        Built.class,
                        Built.builder().host("h").port(1).build(),
                        read -> State.of(read.host, read.port)),
                Ordinary.of(
                        KIND,
                        "builder with a constructor without arguments",
                        BuiltWithNoArgs.class,
                        noArgs,
                        read -> State.of(read.host, read.port)),
                Ordinary.of(
                        KIND,
                        "Lombok @Value",
                        LombokValue.class,
                        new LombokValue("n", true),
                        read -> State.of(read.name, read.admin)),
                Ordinary.of(
                        KIND,
                        "Lombok @Value with @ConstructorProperties",
                        LombokProperties.class,
                        new LombokProperties("n", 3),
                        read -> State.of(read.name, read.age)),
                Ordinary.of(
                        KIND,
                        "Lombok @Data",
                        LombokData.class,
                        data,
                        read -> State.of(read.name, read.active, read.tags)),
                Ordinary.of(
                        KIND,
                        "Kotlin data class",
                        KotlinData.class,
                        new KotlinData(1, "n", true),
                        read -> State.of(read.id, read.name, read.isActive)),
                Ordinary.of(
                        KIND,
                        "public final fields",
                        Coordinates.class,
                        new Coordinates(1.5, -2),
                        read -> State.of(read.x, read.y)),
                Ordinary.of(
                        KIND,
                        "public final fields with defaults",
                        Defaults.class,
                        new Defaults(1.5, "n"),
                        read -> State.of(read.x, read.name)),
                Ordinary.of(KIND, "public fields", Open.class, open, read -> State.of(read.name, read.size, read.list)),
                Ordinary.of(
                        KIND,
                        "immutable collections",
                        Frozen.class,
                        new Frozen(List.of("b", "a"), Set.of("x"), Map.of("k", 1)),
                        read -> State.of(read.list) + State.unordered(read.set) + State.unordered(read.map)),
                Ordinary.of(
                        KIND,
                        "constructor that throws",
                        Checked.class,
                        new Checked("a@b"),
                        read -> State.of(read.mail)),
                Ordinary.of(
                        "record",
                        "record",
                        Money.class,
                        new Money(new BigDecimal("1.10"), "EUR"),
                        read -> State.of(read.amount, read.currency)),
                Ordinary.of(
                        "record", "record that normalises", Code.class, new Code(" ab "), read -> State.of(read.text)),
                Ordinary.of(
                        "record",
                        "record that counts",
                        Versioned.class,
                        new Versioned("a", 1),
                        read -> State.of(read.text, read.version)),
                Ordinary.of(
                        "record",
                        "record whose accessor masks",
                        Secret.class,
                        new Secret("a"),
                        read -> State.of(read.real())));
    }
}
