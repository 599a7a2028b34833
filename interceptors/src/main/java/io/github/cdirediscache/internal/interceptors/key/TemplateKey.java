package io.github.cdirediscache.internal.interceptors.key;

import io.github.cdirediscache.cache.Globs;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A compiled template.
 *
 * @param methodName the method, for messages
 * @param isPattern whether it makes patterns
 * @param parts what the key is put together from
 */
record TemplateKey(String methodName, boolean isPattern, List<Part> parts) implements KeyRule {

    private static final String EMPTY = "<empty>";

    private static final Set<Class<?>> WHOLE_NUMBERS =
            Set.of(Byte.class, Short.class, Integer.class, Long.class, BigInteger.class);

    /** A part of a key. */
    private sealed interface Part {

        String text(Object[] arguments);

        String shape();

        List<KeyShape.Step> steps();
    }

    private record Fixed(String text, boolean isPattern) implements Part {

        @Override
        public String text(Object[] arguments) {
            return text;
        }

        @Override
        public String shape() {
            return text.replace("{", "{{");
        }

        @Override
        public List<KeyShape.Step> steps() {
            return isPattern ? GlobSteps.of(text) : KeyShape.Step.text(text).toList();
        }
    }

    private record Filled(ArgumentPath path, boolean isPattern) implements Part {

        @Override
        public String text(Object[] arguments) {
            String text = path.text(arguments);
            return isPattern ? Globs.escape(text) : text;
        }

        @Override
        public String shape() {
            boolean isWhole = path.type() instanceof Class<?> raw && WHOLE_NUMBERS.contains(raw);
            return isWhole ? "{#}" : "{" + path.type().getTypeName() + "}";
        }

        @Override
        public List<KeyShape.Step> steps() {
            return ShapeSteps.inTemplate(path.type());
        }
    }

    static TemplateKey plan(MethodParameters parameters, String text, boolean isPattern, Consumer<String> problems) {
        if (text.equals(EMPTY)) {
            problems.accept("\"" + EMPTY + "\" is the key of an empty argument; choose another text");
        }
        List<Part> parts = new ArrayList<>();
        for (Template.Piece piece : pieces(text, problems)) {
            if (piece instanceof Template.Literal literal) {
                parts.add(new Fixed(literal.text(), isPattern));
            } else {
                path(parameters, text, (Template.Reference) piece, problems)
                        .map(path -> new Filled(path, isPattern))
                        .ifPresent(parts::add);
            }
        }
        return new TemplateKey(parameters.methodName(), isPattern, List.copyOf(parts));
    }

    @Override
    public String of(Object[] arguments) {
        StringBuilder built = new StringBuilder(32);
        for (Part part : parts) {
            built.append(part.text(arguments));
        }
        // A key has at least one byte; a single argument may be an empty text.
        return built.isEmpty() ? EMPTY : KeyLimit.checked(built, methodName);
    }

    @Override
    public KeyShape shape() {
        String text = parts.stream().map(Part::shape).collect(Collectors.joining());
        List<KeyShape.Step> steps =
                parts.stream().flatMap(part -> part.steps().stream()).toList();
        return new KeyShape(isPattern ? KeyShape.Kind.PATTERN : KeyShape.Kind.TEMPLATE, text, steps, List.of());
    }

    private static List<Template.Piece> pieces(String text, Consumer<String> problems) {
        try {
            return Template.parse(text).pieces();
        } catch (IllegalArgumentException e) {
            problems.accept(String.valueOf(e.getMessage()));
            return List.of();
        }
    }

    private static Optional<ArgumentPath> path(
            MethodParameters parameters, String text, Template.Reference reference, Consumer<String> problems) {
        try {
            return Optional.of(ArgumentPath.of(parameters, reference));
        } catch (IllegalArgumentException e) {
            problems.accept("\"" + text + "\": " + e.getMessage());
            return Optional.empty();
        }
    }
}
