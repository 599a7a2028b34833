package io.github.cdirediscache.internal.interceptors.key;

import io.github.cdirediscache.internal.reflect.DeclaredTypes;
import io.github.cdirediscache.internal.reflect.TypeResolver;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Which declared types can be parts of a key. */
final class KeyTypes {

    /** What a declared type says. */
    enum Verdict {
        /** Each of its values can. */
        YES,
        /** Only a value's own class tells. */
        AT_CALL,
        /** None of its values can. */
        NO;

        Verdict or(Verdict other) {
            return compareTo(other) >= 0 ? this : other;
        }
    }

    /** Types that are open, but whose usual values are fine even in a template. */
    private static final Set<Class<?>> OPEN_VALUES = Set.of(Number.class, CharSequence.class, Enum.class);

    private static final List<Class<?>> NEVER =
            List.of(AutoCloseable.class, Iterator.class, CompletionStage.class, Future.class, Flow.Publisher.class);

    private final Set<Class<?>> recordsSeen = new HashSet<>();

    private KeyTypes() {}

    static Verdict of(Type type) {
        return new KeyTypes().judge(type);
    }

    /** Whether a template may name something of this type: a template is for values that are known. */
    static boolean isForTemplates(Type type) {
        return of(type) == Verdict.YES || OPEN_VALUES.contains(DeclaredTypes.rawClass(type));
    }

    private Verdict judge(Type type) {
        Class<?> raw = DeclaredTypes.rawClass(DeclaredTypes.boxed(type));
        if (Forms.isValue(raw) && raw != Optional.class) {
            return Verdict.YES;
        }
        if (raw.isArray()) {
            return judge(DeclaredTypes.parts(type).findFirst().orElse(raw.getComponentType()));
        }
        if (raw.isRecord()) {
            return judgeRecord(type, raw);
        }
        return Stream.of(Optional.class, Collection.class, Map.class)
                .filter(container -> container.isAssignableFrom(raw))
                .findFirst()
                .map(container -> judgeArguments(type, container))
                .orElseGet(() -> judgeOther(raw));
    }

    private Verdict judgeRecord(Type type, Class<?> raw) {
        if (!recordsSeen.add(raw)) {
            return Verdict.YES;
        }
        TypeResolver types = TypeResolver.of(type);
        return Arrays.stream(raw.getRecordComponents())
                .map(RecordComponent::getGenericType)
                .map(component -> judge(types.resolve(component)))
                .reduce(Verdict.YES, Verdict::or);
    }

    private Verdict judgeArguments(Type type, Class<?> container) {
        TypeResolver types = TypeResolver.of(type);
        Verdict verdict = Verdict.YES;
        for (int i = 0; i < container.getTypeParameters().length; i++) {
            verdict = verdict.or(types.argument(container, i).map(this::judge).orElse(Verdict.AT_CALL));
        }
        return verdict;
    }

    private static Verdict judgeOther(Class<?> raw) {
        if (NEVER.stream().anyMatch(never -> never.isAssignableFrom(raw))) {
            return Verdict.NO;
        }
        boolean isOpen = raw.isInterface() || raw == Object.class || raw == Record.class || OPEN_VALUES.contains(raw);
        return isOpen ? Verdict.AT_CALL : Verdict.NO;
    }
}
