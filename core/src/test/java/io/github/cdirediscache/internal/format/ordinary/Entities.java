package io.github.cdirediscache.internal.format.ordinary;

import io.github.cdirediscache.cache.TypeRef;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Entities and beans. */
@SuppressWarnings("serial")
public final class Entities {

    private static final String KIND = "entity";

    private Entities() {}

    /** As JPA wants them: a constructor for the framework, no setters. */
    public static class Account implements Serializable {
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

    /** With a constructor that is private. */
    public static class Hidden implements Serializable {
        private String name;

        private Hidden() {}

        public static Hidden of(String name) {
            Hidden hidden = new Hidden();
            hidden.name = name;
            return hidden;
        }

        public String getName() {
            return name;
        }
    }

    /** Equal by its id alone. */
    public static class Product implements Serializable {
        private Long id;
        private String name;
        private BigDecimal price;
        private transient String display;

        protected Product() {}

        public Product(Long id, String name, BigDecimal price) {
            this.id = id;
            this.name = name;
            this.price = price;
            this.display = name + price;
        }

        public Long getId() {
            return id;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Product that && id.equals(that.id);
        }

        @Override
        public int hashCode() {
            return id.hashCode();
        }
    }

    /** With others in it. */
    public static class Order implements Serializable {
        private Long id;
        private final List<Product> lines = new ArrayList<>();
        private Set<Product> gifts = new HashSet<>();
        private Account account;

        protected Order() {}

        public Order(Long id, Account account) {
            this.id = id;
            this.account = account;
        }

        public List<Product> getLines() {
            return lines;
        }

        public Account getAccount() {
            return account;
        }
    }

    /** Points to itself by its child. */
    public static class Node implements Serializable {
        private String name;
        private Node parent;
        private List<Node> children = new ArrayList<>();

        public Node() {}

        public Node(String name) {
            this.name = name;
        }

        public Node add(Node child) {
            children.add(child);
            child.parent = this;
            return this;
        }
    }

    /** Deep, without a cycle. */
    public static class Tree implements Serializable {
        private int value;
        private Tree left;
        private Tree right;

        public Tree() {}

        public Tree(int value, Tree left, Tree right) {
            this.value = value;
            this.left = left;
            this.right = right;
        }
    }

    /** JAXB makes such: no setter for a list, made when first asked for. */
    public static class Invoice implements Serializable {
        protected String number;
        protected List<String> items;

        public String getNumber() {
            return number;
        }

        public void setNumber(String number) {
            this.number = number;
        }

        public List<String> getItems() {
            if (items == null) {
                items = new ArrayList<>();
            }
            return items;
        }
    }

    /** A bean by the book. */
    public static class Bean implements Serializable {
        private String name;
        private boolean active;
        private Integer count;
        private int[] numbers;

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }

        public boolean isActive() {
            return active;
        }

        public void setActive(boolean active) {
            this.active = active;
        }

        public Integer getCount() {
            return count;
        }

        public void setCount(Integer count) {
            this.count = count;
        }

        public int[] getNumbers() {
            return numbers;
        }

        public void setNumbers(int[] numbers) {
            this.numbers = numbers;
        }
    }

    /** Its accessors do more than read and write. */
    public static class Masked implements Serializable {
        private String card;
        private int reads;

        public String getCard() {
            reads++;
            return "****" + card.substring(card.length() - 4);
        }

        public void setCard(String card) {
            this.card = card.replace(" ", "");
        }
    }

    private static String account(Account account) {
        return account == null ? "null" : account.getClass().getSimpleName() + State.of(account.id, account.cents);
    }

    private static String product(Product product) {
        return State.of(product.id, product.name, product.price);
    }

    private static String order(Order order) {
        return State.of(order.id)
                + State.list(order.lines, Entities::product)
                + State.list(order.gifts, Entities::product)
                + account(order.account);
    }

    private static String node(Node node) {
        return State.of(node.name) + State.list(node.children, child -> node(child) + State.same(child.parent, node));
    }

    private static String tree(Tree tree) {
        return tree == null ? "-" : "(" + tree(tree.left) + tree.value + tree(tree.right) + ")";
    }

    private static String bean(Bean bean) {
        return State.of(bean.name, bean.active, bean.count) + java.util.Arrays.toString(bean.numbers);
    }

    private static Tree deep(int depth) {
        return depth == 0
                ? null
                : new Tree(depth, deep(depth - 1), depth % 2 == 0 ? new Tree(-depth, null, null) : null);
    }

    static List<Ordinary<?>> all() {
        Order order = new Order(7L, new Account(1L, 5));
        order.lines.add(new Product(1L, "pen", new BigDecimal("1.50")));
        order.gifts.add(new Product(2L, "bag", new BigDecimal("0.00")));
        Invoice invoice = new Invoice();
        invoice.setNumber("2024-1");
        invoice.getItems().add("item");
        Bean bean = new Bean();
        bean.setName("n");
        bean.setActive(true);
        bean.setNumbers(new int[] {1, 2});
        Masked masked = new Masked();
        masked.setCard("4111 1111 1111 1234");
        return List.of(
                Ordinary.of(KIND, "entity without setters", Account.class, new Account(7L, 950), Entities::account),
                Ordinary.of(KIND, "private constructor", Hidden.class, Hidden.of("x"), hidden -> State.of(hidden.name)),
                Ordinary.of(
                        KIND,
                        "equal by id, transient field",
                        Product.class,
                        new Product(1L, "pen", new BigDecimal("1.50")),
                        Entities::product),
                Ordinary.of(
                        KIND,
                        "List of entities",
                        new TypeRef<List<Account>>() {},
                        List.of(new Account(1L, 2), new Account(null, 3)),
                        list -> State.list(list, Entities::account)),
                Ordinary.of(KIND, "final collection behind a getter", Order.class, order, Entities::order),
                Ordinary.of(KIND, "cycle", Node.class, new Node("a").add(new Node("b")), Entities::node),
                Ordinary.of(KIND, "deep tree", Tree.class, deep(30), Entities::tree),
                Ordinary.of(KIND, "far too deep tree", Tree.class, deep(300), Entities::tree),
                Ordinary.of(
                        KIND,
                        "JAXB style",
                        Invoice.class,
                        invoice,
                        read -> State.of(read.number) + State.list(read.getItems())),
                Ordinary.of(KIND, "bean", Bean.class, bean, Entities::bean),
                Ordinary.of(
                        KIND,
                        "getter differs from its field",
                        Masked.class,
                        masked,
                        read -> State.of(read.card, read.reads)));
    }
}
