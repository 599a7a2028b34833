package io.github.cdirediscache.reliability.fuzz;

import io.github.cdirediscache.cache.TypeRef;
import io.github.cdirediscache.cache.Verify;
import io.github.cdirediscache.internal.entry.EntryCodec;
import io.github.cdirediscache.internal.format.Corpus;
import io.github.cdirediscache.internal.format.Formats;
import io.github.cdirediscache.internal.format.HostileBytes;
import io.github.cdirediscache.internal.format.HostileCost;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The codecs of caches of many types, which read entries of every serializer and compressor. */
final class Codecs {

    /** Small, so that what a compressor blows up is bounded soon. */
    static final int MAX_VALUE_SIZE = 1 << 18;

    static final List<String> SERIALIZERS = List.of("json", "binary", "msgpack", "yaml");
    static final List<String> COMPRESSORS = List.of("none", "zlib", "gzip", "bzip2", "zstd", "lz4");
    static final List<Type> TYPES = types();

    private static final Formats FORMATS = Formats.of(
            "json",
            Map.of("allow", Corpus.class.getName() + "," + HostileCost.class.getName()),
            SERIALIZERS,
            "none",
            OptionalInt.empty(),
            MAX_VALUE_SIZE,
            List.of(),
            List.of());

    private static final List<EntryCodec> ALL = TYPES.stream()
            .map(type -> new EntryCodec(boxed(type), FORMATS, 0, MAX_VALUE_SIZE, Verify.NEVER))
            .toList();

    private Codecs() {}

    /** In a fixed order: the first byte of an input is a place in it. */
    private static List<Type> types() {
        List<Type> types = new ArrayList<>(HostileBytes.TYPES);
        types.addAll(List.of(
                HostileCost.SET_OF_POINTS,
                HostileCost.MAP_OF_POINTS,
                HostileCost.HASHTABLE,
                HostileCost.BUFFERS,
                HostileCost.Board.class,
                Corpus.Drawing.class,
                Corpus.Options.class,
                long.class,
                Number.class,
                new TypeRef<Map<String, Object>>() {}.type(),
                new TypeRef<Optional<Set<Object>>>() {}.type(),
                new TypeRef<Map<Corpus.Color, Corpus.Story>>() {}.type()));
        return List.copyOf(types);
    }

    private static Type boxed(Type type) {
        if (type == int.class) {
            return Integer.class;
        }
        if (type == long.class) {
            return Long.class;
        }
        return type == char.class ? Character.class : type;
    }

    static EntryCodec of(int type) {
        return ALL.get(type);
    }

    static Formats formats() {
        return FORMATS;
    }
}
