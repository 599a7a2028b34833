package io.github.cdirediscache.internal.format.ordinary;

import io.github.cdirediscache.cache.TypeRef;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Inheritance, interfaces and generics. */
@SuppressWarnings("serial")
public final class Hierarchies {

    private static final String KIND = "inheritance";

    private Hierarchies() {}

    /** What all have. */
    public abstract static class Base implements Serializable {
        private Long id;
        protected int version;

        protected Base() {}

        protected Base(Long id, int version) {
            this.id = id;
            this.version = version;
        }

        public Long getId() {
            return id;
        }
    }

    /** State of its own and of its superclass. */
    public static class Person extends Base {
        private String name;

        protected Person() {}

        public Person(Long id, int version, String name) {
            super(id, version);
            this.name = name;
        }
    }

    /** Adds state. */
    public static class Employee extends Person {
        private String office;

        protected Employee() {}

        public Employee(Long id, int version, String name, String office) {
            super(id, version, name);
            this.office = office;
        }
    }

    /** Adds no state. */
    public static class Guest extends Person {
        protected Guest() {}

        public Guest(Long id, int version, String name) {
            super(id, version, name);
        }
    }

    /** Has a field. */
    public static class Parent implements Serializable {
        private String name;

        public Parent() {}

        public Parent(String name) {
            this.name = name;
        }
    }

    /** Has one of the same name. */
    public static class Child extends Parent {
        private String name;

        public Child() {}

        public Child(String parents, String name) {
            super(parents);
            this.name = name;
        }
    }

    /** A type that says nothing of its classes. */
    public interface Animal extends Serializable {
        String getName();
    }

    /** One of them. */
    public static class Dog implements Animal {
        private String name;

        public Dog() {}

        public Dog(String name) {
            this.name = name;
        }

        @Override
        public String getName() {
            return name;
        }
    }

    /** A field of an interface. */
    public static class Kennel implements Serializable {
        private Animal animal;

        public Kennel() {}

        public Kennel(Animal animal) {
            this.animal = animal;
        }
    }

    /** A field of a class that has subclasses. */
    public static class Team implements Serializable {
        private Person lead;
        private List<Person> members = new ArrayList<>();

        public Team() {}

        public Team(Person lead, List<Person> members) {
            this.lead = lead;
            this.members = members;
        }
    }

    /** A field of any class. */
    public static class Anything implements Serializable {
        private Object value;
        private Number number;

        public Anything() {}

        public Anything(Object value, Number number) {
            this.value = value;
            this.number = number;
        }
    }

    /** A generic class. */
    public static class Box<T> implements Serializable {
        private T content;
        private List<T> more = new ArrayList<>();

        public Box() {}

        public Box(T content, List<T> more) {
            this.content = content;
            this.more = more;
        }
    }

    /** A generic class made plain. */
    public static class PersonBox extends Box<Person> {
        public PersonBox() {}

        public PersonBox(Person person) {
            super(person, List.of());
        }
    }

    /** Sealed, without names. */
    public sealed interface Result extends Serializable permits Ok, Failed {}

    /** One. */
    public record Ok(int code) implements Result {}

    /** Another. */
    public record Failed(String why) implements Result {}

    private static String person(Person person) {
        String office = person instanceof Employee employee ? employee.office : "none";
        return person.getClass().getSimpleName() + State.of(person.getId(), person.version, person.name, office);
    }

    private static String result(Result result) {
        return result.toString();
    }

    private static Ordinary<?> anything(String name, Object value, Number number, Function<Object, String> state) {
        return Ordinary.of(
                "Object field",
                name,
                Anything.class,
                new Anything(value, number),
                read -> state.apply(read.value) + State.of(read.number));
    }

    static List<Ordinary<?>> all() {
        Person person = new Person(1L, 2, "n");
        Employee employee = new Employee(1L, 2, "n", "o");
        return List.of(
                Ordinary.of(KIND, "state of the superclass", Person.class, person, Hierarchies::person),
                Ordinary.of(KIND, "subclass as itself", Employee.class, employee, Hierarchies::person),
                Ordinary.of(
                        KIND,
                        "subclass with state, declared as its superclass",
                        Person.class,
                        employee,
                        Hierarchies::person),
                Ordinary.of(
                        KIND,
                        "subclass without state, declared as its superclass",
                        Person.class,
                        new Guest(1L, 2, "n"),
                        Hierarchies::person),
                Ordinary.of(
                        KIND,
                        "fields of one name",
                        Child.class,
                        new Child("p", "c"),
                        read -> State.of(((Parent) read).name, read.name)),
                Ordinary.of(
                        KIND,
                        "interface",
                        Animal.class,
                        new Dog("n"),
                        read -> read.getClass().getSimpleName() + read.getName()),
                Ordinary.of(
                        KIND,
                        "field of an interface",
                        Kennel.class,
                        new Kennel(new Dog("n")),
                        read -> read.animal.getClass() + read.animal.getName()),
                Ordinary.of(
                        KIND,
                        "field of a superclass",
                        Team.class,
                        new Team(employee, List.of(person)),
                        read -> person(read.lead) + State.list(read.members, Hierarchies::person)),
                Ordinary.of(
                        KIND,
                        "elements of a superclass",
                        Team.class,
                        new Team(person, List.of(person, employee)),
                        read -> person(read.lead) + State.list(read.members, Hierarchies::person)),
                Ordinary.of(
                        KIND,
                        "generic class",
                        new TypeRef<Box<Person>>() {},
                        new Box<>(person, List.of(person)),
                        read -> person(read.content) + State.list(read.more, Hierarchies::person)),
                Ordinary.of(
                        KIND,
                        "generic class, raw",
                        Box.class,
                        new Box<>(person, List.of()),
                        read -> read.content.getClass() + (read.content instanceof Person p ? person(p) : "")),
                Ordinary.of(
                        KIND,
                        "subclass of a generic class",
                        PersonBox.class,
                        new PersonBox(person),
                        read -> person(((Box<Person>) read).content)),
                Ordinary.of(KIND, "sealed type without names", Result.class, new Failed("x"), Hierarchies::result),
                anything("text", "a", null, State::of),
                anything("int", 1, 1, State::of),
                anything("long", 1L, 1L, State::of),
                anything("double", 1.5, 1.5, State::of),
                anything("boolean", true, null, State::of),
                anything("BigDecimal", new BigDecimal("1.50"), null, State::of),
                anything("class", new Dog("n"), null, any -> any.getClass() + (any instanceof Dog dog ? dog.name : "")),
                anything("list of texts", new ArrayList<>(List.of("a", "b")), null, any -> State.of(any)),
                anything("bytes", new byte[] {1}, null, State::of));
    }
}
