package io.github.cdirediscache.internal.format;

import java.util.Set;

/**
 * The classes of {@code java.base} that {@code binary} takes anywhere: values and collections, whose reading does no
 * more than fill them. Not among them are {@code java.net.URL} (its {@code hashCode} asks the network),
 * {@code Collections.nCopies} (a few bytes make two thousand million elements), patterns, files, handles and lambdas.
 */
final class JdkValueClasses {

    private static final Module JAVA_BASE = Object.class.getModule();

    private static final Set<String> NAMES = Set.of(
            "java.lang.Boolean",
            "java.lang.Byte",
            "java.lang.Character",
            "java.lang.Double",
            "java.lang.Enum",
            "java.lang.Float",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Number",
            // Arrays of it: the JDK's collections check the memory they need as such an array.
            "java.lang.Object",
            "java.lang.Short",
            "java.lang.StackTraceElement",
            "java.lang.String",
            "java.lang.String$CaseInsensitiveComparator",
            "java.math.BigDecimal",
            "java.math.BigInteger",
            "java.math.MathContext",
            "java.math.RoundingMode",
            "java.net.URI",
            "java.util.AbstractMap$SimpleEntry",
            "java.util.AbstractMap$SimpleImmutableEntry",
            "java.util.ArrayDeque",
            "java.util.ArrayList",
            "java.util.Arrays$ArrayList",
            "java.util.BitSet",
            "java.util.Calendar",
            "java.util.CollSer",
            "java.util.Comparators$NaturalOrderComparator",
            "java.util.Currency",
            "java.util.Date",
            "java.util.EnumMap",
            "java.util.EnumSet",
            "java.util.EnumSet$SerializationProxy",
            "java.util.JumboEnumSet",
            "java.util.RegularEnumSet",
            "java.util.GregorianCalendar",
            "java.util.HashMap",
            "java.util.HashSet",
            "java.util.Hashtable",
            "java.util.IdentityHashMap",
            "java.util.LinkedHashMap",
            "java.util.LinkedHashSet",
            "java.util.LinkedList",
            "java.util.Locale",
            "java.util.PriorityQueue",
            "java.util.Properties",
            "java.util.SimpleTimeZone",
            "java.util.Stack",
            "java.util.TimeZone",
            "java.util.TreeMap",
            "java.util.TreeSet",
            "java.util.UUID",
            "java.util.Vector",
            "java.util.concurrent.ConcurrentHashMap",
            "java.util.concurrent.ConcurrentHashMap$KeySetView",
            "java.util.concurrent.ConcurrentHashMap$CollectionView",
            // What ConcurrentHashMap writes for the readers of Java 7.
            "java.util.concurrent.ConcurrentHashMap$Segment",
            "java.util.concurrent.locks.AbstractOwnableSynchronizer",
            "java.util.concurrent.locks.AbstractQueuedSynchronizer",
            "java.util.concurrent.locks.ReentrantLock",
            "java.util.concurrent.locks.ReentrantLock$NonfairSync",
            "java.util.concurrent.locks.ReentrantLock$Sync",
            "java.util.concurrent.ConcurrentLinkedDeque",
            "java.util.concurrent.ConcurrentLinkedQueue",
            "java.util.concurrent.ConcurrentSkipListMap",
            "java.util.concurrent.ConcurrentSkipListSet",
            "java.util.concurrent.CopyOnWriteArrayList",
            "java.util.concurrent.CopyOnWriteArraySet",
            "java.util.concurrent.TimeUnit",
            "java.util.concurrent.atomic.AtomicBoolean",
            "java.util.concurrent.atomic.AtomicInteger",
            "java.util.concurrent.atomic.AtomicLong");

    /** Of {@code java.sql}, and what the time zones of the JDK are. */
    private static final Set<String> TIMES =
            Set.of("java.sql.Date", "java.sql.Time", "java.sql.Timestamp", "sun.util.calendar.ZoneInfo");

    private JdkValueClasses() {}

    static boolean contains(Class<?> type) {
        if (ValueFields.isOfPlatform(type) && TIMES.contains(type.getName())) {
            return true;
        }
        // No object is an instance of an interface alone, and proxies are refused; arrays of it are harmless.
        return type.getModule() == JAVA_BASE && (type.isInterface() || isOfBase(type.getName()));
    }

    /** Whether one of them, apart from the interfaces, has this name. */
    static boolean contains(String name) {
        return TIMES.contains(name) || isOfBase(name);
    }

    private static boolean isOfBase(String name) {
        return NAMES.contains(name)
                || name.startsWith("java.time.")
                || name.startsWith("java.util.ImmutableCollections$")
                || (name.startsWith("java.util.Collections$") && !name.equals("java.util.Collections$CopiesList"));
    }
}
