package io.github.cdirediscache.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where servers are reached that report other addresses: behind NAT, port forwarding or in containers. An entry is a pair
 * of addresses, such as {@code 10.0.0.5:6379=redis-1.example.net:16379}, or of hosts, such as
 * {@code 10.0.0.5=redis-1.example.net}, which keeps every port. Immutable.
 */
public final class AddressMap {

    /** No entries: servers are reached where they say they are. */
    public static final AddressMap NONE = new AddressMap(Map.of());

    private static final String RULE =
            "must be pairs of addresses such as 10.0.0.5:6379=redis-1.example.net:16379, or of hosts such as"
                    + " 10.0.0.5=redis-1.example.net";

    private final Map<Address, Address> entries;

    private AddressMap(Map<Address, Address> entries) {
        this.entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /**
     * Reads entries.
     *
     * @param text entries with commas between them
     * @return the map
     * @throws IllegalArgumentException if one is not an entry, or two are about the same server; shows none of them, since
     *     what is written in the wrong place may be a secret
     */
    public static AddressMap parse(String text) {
        Map<Address, Address> entries = new LinkedHashMap<>();
        List<String> items = Texts.list(text);
        for (int i = 0; i < items.size(); i++) {
            String item = "item " + (i + 1) + " of " + items.size();
            String[] pair = items.get(i).split("=", -1);
            check(pair.length == 2, RULE + "; " + item + " has not one =");
            Address from = address(pair[0], item);
            Address to = address(pair[1], item);
            check((from.port == null) == (to.port == null), RULE + "; " + item + " has a port on one side only");
            check(
                    entries.put(from, to) == null,
                    "must name a server once; " + item + " is about a server of another item");
        }
        return new AddressMap(entries);
    }

    private static Address address(String text, String item) {
        try {
            Location location = Location.parse(text);
            check(location.kind() == Location.Kind.TCP && location.equals(location.address()) && !isUrl(text), "");
            return new Address(location.host(), hasPort(text) ? location.port() : null);
        } catch (IllegalArgumentException invalid) {
            // Without its cause, which shows the text.
            throw new IllegalArgumentException(RULE + "; " + item + " is no such pair", null);
        }
    }

    private static boolean isUrl(String text) {
        return text.contains("//");
    }

    /** Of an IPv6 address the colons within the brackets do not count. */
    private static boolean hasPort(String text) {
        return text.substring(text.indexOf(']') + 1).indexOf(':') >= 0;
    }

    private static void check(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }

    /**
     * Where a server is reached.
     *
     * @param reported the host and port that were reported
     * @return the host and port to connect to; the same if no entry is about them
     */
    public Location reached(Location reported) {
        String host = reported.host().toLowerCase(Locale.ROOT);
        Address to = entries.get(new Address(host, reported.port()));
        if (to == null) {
            to = entries.get(new Address(host, null));
        }
        return to == null ? reported : Location.tcp(to.host, to.port == null ? reported.port() : to.port);
    }

    /**
     * Whether there are no entries.
     *
     * @return whether it is empty
     */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AddressMap map && map.entries.equals(entries);
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }

    /** The entries as they are parsed. */
    @Override
    public String toString() {
        return entries.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    /** A server; without a port all of a host. */
    private record Address(String host, @Nullable Integer port) {

        @Override
        public String toString() {
            String text = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
            return port == null ? text : text + ":" + port;
        }
    }
}
