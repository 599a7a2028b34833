package io.github.cdirediscache.internal.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.cdirediscache.cache.TypeRef;
import io.github.cdirediscache.cache.Verify;
import io.github.cdirediscache.format.Serializer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.bind.annotation.JsonbTransient;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Type;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Date;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A cached value is the value, or it is not cached. */
public class VerificationTest {

    /** As JPA entities are: no setters, and a constructor for the framework. */
    public static class Account {
        private Long id;
        private long cents;

        protected Account() {}

        public Account(Long id, long cents) {
            this.id = id;
            this.cents = cents;
        }

        public Long getId() {
            return id;
        }

        public long getCents() {
            return cents;
        }
    }

    /** Accessors without get, and a collection that nobody sets. */
    public static class Fluent {
        private String name = "";
        private List<String> tags = new ArrayList<>();

        public Fluent() {}

        public String name() {
            return name;
        }

        public Fluent name(String value) {
            this.name = value;
            return this;
        }

        public List<String> getTags() {
            return tags;
        }
    }

    /** A collection that can't be set. */
    public static class Bag {
        private final List<String> items = new ArrayList<>();

        public Bag() {}

        public List<String> getItems() {
            return items;
        }
    }

    /** A subclass, whose state is in two classes. */
    public static class Savings extends Account {
        private double rate;

        protected Savings() {}

        public Savings(long id, long cents, double rate) {
            super(id, cents);
            this.rate = rate;
        }
    }

    /** Hides what the application needs. */
    public static class Login {
        private String user = "";

        @JsonbTransient
        private String hash = "";

        public Login() {}

        public Login(String user, String hash) {
            this.user = user;
            this.hash = hash;
        }

        public String getUser() {
            return user;
        }

        public String getHash() {
            return hash;
        }
    }

    /** Equal by its id alone, as entities often are; the serializer does not see its name. */
    public static class ById {
        private long id;

        @JsonbTransient
        private String name = "";

        public ById() {}

        public ById(long id, String name) {
            this.id = id;
            this.name = name;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof ById that && that.id == id;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(id);
        }

        @Override
        public String toString() {
            return id + name;
        }
    }

    /** A set of objects, in a field whose order JSON-B does not keep. */
    public static class Crowd {
        private Set<OptionalInt> accounts = new LinkedHashSet<>();

        public Crowd() {}
    }

    private static Crowd crowd() {
        Crowd crowd = new Crowd();
        for (int i = 50; i > 0; i--) {
            crowd.accounts.add(OptionalInt.of(i));
        }
        return crowd;
    }

    /** A list with a limit. */
    public static class Basket extends ArrayList<String> {
        private static final long serialVersionUID = 1;
        private final int limit;

        public Basket(List<String> elements, int limit) {
            super(elements);
            this.limit = limit;
        }

        public int limit() {
            return limit;
        }
    }

    record Case(String name, Object value, Type type) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> kept() {
        return Stream.of(
                new Case("entity", new Account(7L, 950), Account.class),
                new Case("subclass", new Savings(7, 950, 0.5), Savings.class),
                new Case("fluent", fluent(), Fluent.class),
                new Case("entities", List.of(new Account(7L, 950)), new TypeRef<List<Account>>() {}.type()),
                new Case("linked set", linkedSet(), new TypeRef<Set<String>>() {}.type()),
                new Case("linked map", linkedMap(), new TypeRef<Map<String, Integer>>() {}.type()),
                new Case("tree map", new TreeMap<>(linkedMap()), new TypeRef<Map<String, Integer>>() {}.type()),
                new Case("hash set", new HashSet<>(Set.of("a", "b", "c")), new TypeRef<Set<String>>() {}.type()),
                new Case("date", new Date(1_000_000_123L), Date.class),
                new Case("timestamp", new Timestamp(1L), Date.class));
    }

    static Stream<Case> refused() {
        return Stream.of(
                new Case("Login.hash", new Login("ann", "secret"), Login.class),
                new Case("Bag.items", bag(), Bag.class),
                new Case("ById.name", new ById(1, "ann"), ById.class),
                new Case("Crowd.accounts, whose order is not kept", crowd(), Crowd.class),
                new Case("Savings", new Savings(7, 950, 0.5), Account.class),
                new Case("ById.name", Map.of("k", new ById(1, "ann")), new TypeRef<Map<String, ById>>() {}.type()),
                new Case("Basket", new Basket(List.of("a"), 2), new TypeRef<List<String>>() {}.type()),
                new Case("comparator", caseInsensitive(), new TypeRef<Map<String, Integer>>() {}.type()),
                new Case(
                        "comparator",
                        new TreeSet<>(Comparator.comparing(String::length)),
                        new TypeRef<Set<String>>() {}.type()));
    }

    private static Bag bag() {
        Bag bag = new Bag();
        bag.getItems().add("item");
        return bag;
    }

    private static Fluent fluent() {
        Fluent fluent = new Fluent().name("x");
        fluent.getTags().add("t");
        return fluent;
    }

    private static Set<String> linkedSet() {
        Set<String> set = new LinkedHashSet<>();
        for (int i = 50; i > 0; i--) {
            set.add("element " + i);
        }
        return set;
    }

    private static Map<String, Integer> linkedMap() {
        Map<String, Integer> map = new LinkedHashMap<>();
        linkedSet().forEach(key -> map.put(key, key.length()));
        return map;
    }

    private static Map<String, Integer> caseInsensitive() {
        Map<String, Integer> map = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        map.put("a", 1);
        return map;
    }

    private static Serializer json(Map<String, String> options) {
        return Formats.of("json", options, List.of(), "none", OptionalInt.empty(), 1 << 20, List.of(), List.of())
                .serializer();
    }

    private static void check(Verification verification, Serializer serializer, Object value, Type type)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        serializer.serialize(value, type, out);
        verification.check(value, out.toByteArray(), out.size(), UnaryOperator.identity());
    }

    @ParameterizedTest
    @MethodSource
    void kept(Case each) throws IOException {
        Serializer json = json(Map.of());
        check(new Verification(Verify.FIRST, json, each.type()), json, each.value(), each.type());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        json.serialize(each.value(), each.type(), out);
        Object read = json.deserialize(new ByteArrayInputStream(out.toByteArray()), each.type());
        assertThat(inOrder(read)).usingRecursiveComparison().isEqualTo(inOrder(each.value()));
    }

    private static Object inOrder(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.toString();
        }
        return value instanceof HashSet<?> set && set.size() == 3 ? new TreeSet<>(set).toString() : value;
    }

    @ParameterizedTest
    @MethodSource
    void refused(Case each) {
        Serializer json = json(Map.of());
        Verification verification = new Verification(Verify.FIRST, json, each.type());
        assertThatIOException()
                .isThrownBy(() -> check(verification, json, each.value(), each.type()))
                .withMessageContaining(each.name())
                .withMessageContaining("serializer.verify=never");
    }

    @Test
    void accessors_entityWithoutSetters_isRefused() {
        Serializer json = json(Map.of("mapping", "accessors"));
        assertThatIOException()
                .isThrownBy(() -> check(
                        new Verification(Verify.FIRST, json, Account.class), json, new Account(7L, 950), Account.class))
                .withMessageContaining("Account.");
    }

    @Test
    void never_differentValue_isNotLookedAt() {
        Serializer json = json(Map.of());
        assertThatCode(() -> check(
                        new Verification(Verify.NEVER, json, Login.class), json, new Login("ann", "hash"), Login.class))
                .doesNotThrowAnyException();
    }

    @Test
    void first_readsTheFirstValuesAndThenPowersOfTwo() throws IOException {
        CountingReads counting = new CountingReads(json(Map.of()));
        Verification verification = new Verification(Verify.FIRST, counting, String.class);
        for (int i = 0; i < 1000; i++) {
            check(verification, counting, "v" + i, String.class);
        }
        assertThat(counting.reads).isEqualTo(8 + 6);
    }

    @Test
    void always_readsEach() throws IOException {
        CountingReads counting = new CountingReads(json(Map.of()));
        Verification verification = new Verification(Verify.ALWAYS, counting, String.class);
        for (int i = 0; i < 100; i++) {
            check(verification, counting, "v" + i, String.class);
        }
        assertThat(counting.reads).isEqualTo(100);
    }

    @Test
    void first_typeThatIsOpen_isAlwaysVerified() throws IOException {
        Serializer json = json(Map.of());
        Type type = new TypeRef<Map<String, Object>>() {}.type();
        Verification verification = new Verification(Verify.FIRST, json, type);
        for (int i = 0; i < 50; i++) {
            check(verification, json, Map.of("a", "b"), type);
        }
        assertThatIOException()
                .isThrownBy(() -> check(verification, json, Map.of("a", 1L), type))
                .withMessageContaining("java.lang.Long");
    }

    /** More than a login. */
    public static class NamedLogin extends Login {
        private String more = "x";

        public NamedLogin() {}
    }

    @Test
    void first_elementOfANewClass_isVerified() throws IOException {
        Serializer json = json(Map.of());
        Type type = new TypeRef<List<Optional<Login>>>() {}.type();
        Verification verification = new Verification(Verify.FIRST, json, type);
        for (int i = 0; i < 50; i++) {
            check(verification, json, List.of(Optional.of(new Login("a", ""))), type);
        }
        assertThatIOException()
                .isThrownBy(() -> check(verification, json, List.of(Optional.of(new NamedLogin())), type))
                .withMessageContaining("NamedLogin");
    }

    @Test
    void stateThatElementsDoNotShow_isADifference() {
        Serializer json = json(Map.of());
        Properties defaults = new Properties();
        defaults.setProperty("x", "y");
        Map<Type, Object> values = Map.of(
                Properties.class,
                new Properties(defaults),
                new TypeRef<Map<String, String>>() {}.type(),
                new IdentityHashMap<>(Map.of("a", "b")),
                new TypeRef<PriorityBlockingQueue<String>>() {}.type(),
                new PriorityBlockingQueue<>(1, Comparator.<String>reverseOrder()));
        values.forEach((type, value) -> assertThatIOException()
                .as(type.getTypeName())
                .isThrownBy(() -> check(new Verification(Verify.ALWAYS, json, type), json, value, type)));
    }

    @Test
    void valuesOfJson_areEqualAsJsonPSays() throws IOException {
        Serializer json = json(Map.of());
        JsonObject value = Json.createObjectBuilder()
                .add("text", "a")
                .add("list", Json.createArrayBuilder().add(1).add(true))
                .build();
        check(new Verification(Verify.ALWAYS, json, JsonObject.class), json, value, JsonObject.class);
    }

    @Test
    void first_emptyCollections_doNotCount() throws IOException {
        Serializer json = json(Map.of());
        Type type = new TypeRef<List<Login>>() {}.type();
        Verification verification = new Verification(Verify.FIRST, json, type);
        for (int i = 0; i < 1000; i++) {
            check(verification, json, new ArrayList<>(), type);
        }
        assertThatIOException()
                .isThrownBy(() -> check(verification, json, new ArrayList<>(List.of(new Login("a", "b"))), type))
                .withMessageContaining("Login.hash");
    }

    @Test
    void first_afterADifference_everyValueOfTheClassIsRead() throws IOException {
        Serializer json = json(Map.of());
        Verification verification = new Verification(Verify.FIRST, json, Login.class);
        for (int i = 0; i < 7; i++) {
            check(verification, json, new Login("a", ""), Login.class);
        }
        for (int i = 0; i < 20; i++) {
            assertThatIOException().isThrownBy(() -> check(verification, json, new Login("a", "b"), Login.class));
            check(verification, json, new Login("a", ""), Login.class);
        }
    }

    @Test
    void otherOrderOfAList_isADifference() {
        Serializer reversing = new CountingReads(json(Map.of())) {
            @Override
            public Object deserialize(InputStream in, Type type) throws IOException {
                List<?> read = new ArrayList<>((List<?>) super.deserialize(in, type));
                Collections.reverse(read);
                return read;
            }
        };
        Type type = new TypeRef<List<String>>() {}.type();
        assertThatIOException()
                .isThrownBy(() ->
                        check(new Verification(Verify.FIRST, reversing, type), reversing, List.of("a", "b"), type));
    }

    /** Counts how often it reads. */
    private static class CountingReads implements Serializer {

        private final Serializer serializer;
        int reads;

        CountingReads(Serializer serializer) {
            this.serializer = serializer;
        }

        @Override
        public String id() {
            return serializer.id();
        }

        @Override
        public void serialize(Object value, Type type, OutputStream out) throws IOException {
            serializer.serialize(value, type, out);
        }

        @Override
        public Object deserialize(InputStream in, Type type) throws IOException {
            reads++;
            return serializer.deserialize(in, type);
        }
    }
}
