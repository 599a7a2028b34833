package io.github.cdirediscache.internal.interceptors.key;

import io.github.cdirediscache.internal.reflect.DeclaredTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Encodes arguments: {@code ('news',7L)}. */
record GeneratedKey(MethodParameters parameters, List<Integer> indexes) implements KeyRule {

    static GeneratedKey plan(MethodParameters parameters, List<Integer> indexes, Consumer<String> problems) {
        for (int index : indexes) {
            if (KeyTypes.of(parameters.type(index)) == KeyTypes.Verdict.NO) {
                problems.accept("parameter " + parameters.describe(index) + " of type "
                        + parameters.type(index).getTypeName() + " can't be part of a generated key; give a key that"
                        + " names a property of it, or mark the other parameters with @CacheKey");
            }
        }
        return new GeneratedKey(parameters, List.copyOf(indexes));
    }

    @Override
    public String of(Object[] arguments) {
        StringBuilder key = new StringBuilder(32).append('(');
        for (int i = 0; i < indexes.size(); i++) {
            if (i > 0) {
                key.append(',');
            }
            append(indexes.get(i), arguments, key);
        }
        return KeyLimit.checked(key.append(')'), parameters.methodName());
    }

    @Override
    public KeyShape shape() {
        String text = indexes.stream()
                .map(index -> DeclaredTypes.boxed(parameters.type(index)).getTypeName())
                .collect(Collectors.joining(",", "(", ")"));
        return new KeyShape(KeyShape.Kind.GENERATED, text, steps(), parameters.names(indexes));
    }

    private List<KeyShape.Step> steps() {
        List<KeyShape.Step> steps = new ArrayList<>(KeyShape.Step.text("(").toList());
        for (int i = 0; i < indexes.size(); i++) {
            KeyShape.Step.text(i > 0 ? "," : "").forEach(steps::add);
            ShapeSteps.generated(parameters.type(indexes.get(i))).forEach(steps::add);
        }
        KeyShape.Step.text(")").forEach(steps::add);
        return List.copyOf(steps);
    }

    private String where(int index) {
        return parameters.methodName() + ": parameter " + parameters.describe(index) + ": ";
    }

    private void append(int index, Object[] arguments, StringBuilder key) {
        try {
            Encoding.append(arguments[index], key, 0);
        } catch (IllegalArgumentException e) {
            throw UnusableKeyException.none(where(index) + e.getMessage(), e);
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            throw UnusableKeyException.unread(where(index) + "can't be read", e);
        }
    }
}
