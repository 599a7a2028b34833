package io.github.cdirediscache.config;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One item of the option {@code locations}: a location, or a shard as {@code name=location|location}. */
record ShardText(@Nullable String name, List<Location> locations) {

    static ShardText of(Location location) {
        return new ShardText(null, List.of(location));
    }

    /** The default for the name of a shard, which decides which keys it holds: the location of its first server. */
    String identity() {
        return name == null ? locations.get(0).display() : name;
    }

    boolean isPlain() {
        return name == null && locations.size() == 1;
    }

    static List<Location> locations(List<ShardText> items) {
        return items.stream().flatMap(ShardText::servers).toList();
    }

    private Stream<Location> servers() {
        return locations.stream();
    }

    /** The item as it was written, without users, passwords and databases. */
    @Override
    public String toString() {
        return (name == null ? "" : name + "=")
                + locations.stream().map(Location::display).collect(joining("|"));
    }
}
