package io.github.cdirediscache.internal.format.ordinary;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.json.bind.annotation.JsonbCreator;
import jakarta.json.bind.annotation.JsonbDateFormat;
import jakarta.json.bind.annotation.JsonbNumberFormat;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbTransient;
import java.io.Serializable;
import java.time.LocalDateTime;
import java.util.List;

/** Classes with annotations of JSON-B and of Jackson. */
@SuppressWarnings("serial")
public final class Annotated {

    private static final String KIND = "annotated class";

    private Annotated() {}

    /** Hides a hash from clients. */
    public static class Login implements Serializable {
        private String user;

        @JsonbTransient
        @JsonIgnore
        private String hash;

        public Login() {}

        public Login(String user, String hash) {
            this.user = user;
            this.hash = hash;
        }
    }

    /** Hides it by its getter. */
    public static class GetterLogin implements Serializable {
        private String user;
        private String hash;

        public GetterLogin() {}

        public GetterLogin(String user, String hash) {
            this.user = user;
            this.hash = hash;
        }

        public String getUser() {
            return user;
        }

        @JsonbTransient
        @JsonIgnore
        public String getHash() {
            return hash;
        }
    }

    /** Other names in JSON. */
    public static class Renamed implements Serializable {
        @JsonbProperty("first_name")
        @JsonProperty("first_name")
        private String firstName;

        private String last;

        public Renamed() {}

        public Renamed(String firstName, String last) {
            this.firstName = firstName;
            this.last = last;
        }

        @JsonbProperty("surname")
        @JsonProperty("surname")
        public String getLast() {
            return last;
        }

        public void setLast(String last) {
            this.last = last;
        }
    }

    /** A date as a page shows it. */
    public static class Event implements Serializable {
        @JsonbDateFormat("dd.MM.yyyy HH:mm")
        private LocalDateTime at;

        public Event() {}

        public Event(LocalDateTime at) {
            this.at = at;
        }
    }

    /** A number as a page shows it. */
    public static class Price implements Serializable {
        @JsonbNumberFormat("#0.0")
        private double amount;

        public Price() {}

        public Price(double amount) {
            this.amount = amount;
        }
    }

    /** Without setters, with a creator. */
    public static final class Created implements Serializable {
        private final String name;
        private final int age;

        @JsonbCreator
        @JsonCreator
        public Created(
                @JsonbProperty("name") @JsonProperty("name") String name,
                @JsonbProperty("age") @JsonProperty("age") int age) {
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

    /** Accepts a password and never shows it. */
    public static class WriteOnly implements Serializable {
        @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
        private String password;

        private String name;

        public WriteOnly() {}

        public WriteOnly(String name, String password) {
            this.name = name;
            this.password = password;
        }

        @JsonbTransient
        public String getPassword() {
            return password;
        }
    }

    static List<Ordinary<?>> all() {
        return List.of(
                Ordinary.of(
                        KIND, "hidden field", Login.class, new Login("u", "h"), read -> State.of(read.user, read.hash)),
                Ordinary.of(
                        KIND,
                        "hidden field that is null",
                        Login.class,
                        new Login("u", null),
                        read -> State.of(read.user, read.hash)),
                Ordinary.of(
                        KIND,
                        "hidden by its getter",
                        GetterLogin.class,
                        new GetterLogin("u", "h"),
                        read -> State.of(read.user, read.hash)),
                Ordinary.of(
                        KIND,
                        "renamed properties",
                        Renamed.class,
                        new Renamed("a", "b"),
                        read -> State.of(read.firstName, read.last)),
                Ordinary.of(
                        KIND,
                        "date format that loses seconds",
                        Event.class,
                        new Event(LocalDateTime.of(2024, 2, 3, 4, 5, 6)),
                        read -> State.of(read.at)),
                Ordinary.of(
                        KIND,
                        "date format, nothing lost",
                        Event.class,
                        new Event(LocalDateTime.of(2024, 2, 3, 4, 5)),
                        read -> State.of(read.at)),
                Ordinary.of(
                        KIND, "number format that rounds", Price.class, new Price(1.25), read -> State.of(read.amount)),
                Ordinary.of(KIND, "creator", Created.class, new Created("n", 3), read -> State.of(read.name, read.age)),
                Ordinary.of(
                        KIND,
                        "write-only property",
                        WriteOnly.class,
                        new WriteOnly("n", "p"),
                        read -> State.of(read.name, read.password)));
    }
}
