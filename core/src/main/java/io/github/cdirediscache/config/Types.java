package io.github.cdirediscache.config;

import static java.util.stream.Collectors.joining;

import io.github.cdirediscache.internal.text.Durations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The types that options have. */
final class Types {

    /** A text that is used unchanged, including blanks. */
    static final Type<String> TEXT = new Type<>("text", text -> text, text -> text);

    /** A user. That of a location may be a part of a password that lacks its colon or has one more. */
    static final Type<String> USER = new Type<>("text", text -> text, user -> Type.MASK);

    static final Type<Boolean> TRUTH = new Type<>("boolean", Texts::truth, String::valueOf);
    static final Type<Integer> INTEGER = new Type<>("int", Texts::integer, String::valueOf);
    static final Type<Double> NUMBER = new Type<>("number", Texts::number, Texts::number);
    static final Type<Duration> DURATION = new Type<>("duration", Durations::parse, Durations::format);
    static final Type<Integer> SIZE = new Type<>("size", Sizes::parse, Sizes::format);
    static final Type<Path> FILE = new Type<>("file", Texts::path, Path::toString);

    static final Type<List<String>> NAMES =
            new Type<List<String>>("names", Texts::list, names -> String.join(", ", names)).copiedBy(List::copyOf);

    static final Type<Map<String, Integer>> NUMBERS =
            new Type<>("`name=number, ...`", Texts::numbers, Types::numbers).copiedBy(Types::sorted);

    static final Type<AddressMap> ADDRESSES =
            new Type<>("`address=address, ...`", AddressMap::parse, AddressMap::toString);

    static final Type<CoalesceReads> COALESCING =
            new Type<>("`auto`, `off` or int", CoalesceReads::parse, CoalesceReads::toString);

    static final Type<List<ShardText>> SHARDS = new Type<>("locations", LocationParser::parseShards, Types::joined)
            .copiedBy(List::copyOf)
            .maskedBy(LocationMask::withoutUsers);

    static final Type<List<Location>> LOCATIONS = new Type<>("locations", LocationParser::parseList, Types::joined)
            .copiedBy(List::copyOf)
            .maskedBy(LocationMask::withoutUsers);

    private Types() {}

    /** A text without surrounding blanks. */
    static Type<String> word(String words) {
        return new Type<>(words, String::strip, word -> word);
    }

    /** The constants of an enum, ignoring case. */
    static <E extends Enum<E>> Type<E> choice(Class<E> type) {
        List<String> all = Stream.of(type.getEnumConstants())
                .map(constant -> "`" + lower(constant) + "`")
                .toList();
        int last = all.size() - 1;
        return new Type<>(
                String.join(", ", all.subList(0, last)) + " or " + all.get(last),
                text -> Texts.choice(type, text),
                Types::lower);
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String joined(List<?> items) {
        return items.stream().map(Object::toString).collect(joining(", "));
    }

    private static Map<String, Integer> sorted(Map<String, Integer> numbers) {
        return Collections.unmodifiableMap(new TreeMap<>(numbers));
    }

    private static String numbers(Map<String, Integer> numbers) {
        return numbers.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(joining(", "));
    }
}
