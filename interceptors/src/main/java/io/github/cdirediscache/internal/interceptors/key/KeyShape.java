package io.github.cdirediscache.internal.interceptors.key;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the keys, or the pattern, of a rule look like: as much as the declared types of the arguments tell. What a
 * {@code null} gives is left out, since it is the same for all types.
 *
 * @param kind how the texts are made
 * @param text the shape for messages; two rules of one kind and text can give one key
 * @param steps what a text is put together from
 * @param names the parameters, if the class file has their names; of generated keys only
 */
public record KeyShape(Kind kind, String text, List<Step> steps, List<String> names) {

    /** How a rule makes its texts. */
    public enum Kind {
        /** The arguments are encoded. */
        GENERATED,
        /** A template. */
        TEMPLATE,
        /** A template for a glob pattern. */
        PATTERN
    }

    /**
     * A character, or any number of them.
     *
     * @param chars which
     * @param isRepeated whether there may be any number
     * @param isArgument whether they come from an argument's text
     */
    record Step(Chars chars, boolean isRepeated, boolean isArgument) {

        static Stream<Step> text(String text) {
            return text.chars().mapToObj(c -> new Step(Chars.of(Character.toString(c)), false, false));
        }

        static Step one(Chars chars) {
            return new Step(chars, false, false);
        }

        static Step many(Chars chars) {
            return new Step(chars, true, false);
        }

        Step ofArgument() {
            return new Step(chars, isRepeated, true);
        }

        /** An argument's text that looks like a generated key is no accident to count with. */
        Step besideGenerated() {
            return isArgument ? new Step(chars.without("('"), isRepeated, true) : this;
        }
    }

    /**
     * Whether the rule of another shape can give a key that this one gives, or matches.
     *
     * @param other the other shape
     * @return false only if it never can, whatever the arguments are (but {@code null}, and texts that look like
     *     generated keys)
     */
    public boolean meets(KeyShape other) {
        boolean besideGenerated = kind == Kind.GENERATED || other.kind == Kind.GENERATED;
        return meet(besideGenerated ? beside(steps) : steps, besideGenerated ? beside(other.steps) : other.steps);
    }

    private static List<Step> beside(List<Step> steps) {
        return steps.stream().map(Step::besideGenerated).toList();
    }

    /**
     * Whether two generated keys are made of parameters of the same names in another order, which is a mistake most
     * likely.
     *
     * @param other the other shape
     * @return whether they are
     */
    public boolean isInOtherOrder(KeyShape other) {
        return kind == Kind.GENERATED
                && other.kind == Kind.GENERATED
                && !names.equals(other.names)
                && new HashSet<>(names).equals(new HashSet<>(other.names));
    }

    /**
     * Whether the texts begin with the text of an argument.
     *
     * @return whether no text of the template stands in front of the arguments
     */
    public boolean beginsWithArgument() {
        return !steps.isEmpty() && steps.get(0).isArgument();
    }

    /** Whether a text is in both; worked out from the ends of the two to their beginnings. */
    private static boolean meet(List<Step> left, List<Step> right) {
        boolean[] below = new boolean[right.size() + 1];
        for (int i = left.size(); i >= 0; i--) {
            boolean[] row = new boolean[right.size() + 1];
            for (int j = right.size(); j >= 0; j--) {
                boolean isLeft = i < left.size();
                boolean isRight = j < right.size();
                row[j] = (!isLeft && !isRight)
                        || (isLeft && left.get(i).isRepeated() && below[j])
                        || (isRight && right.get(j).isRepeated() && row[j + 1])
                        || (isLeft && isRight && meet(left.get(i), right.get(j), below, row, j));
            }
            below = Arrays.copyOf(row, row.length);
        }
        return below[0];
    }

    private static boolean meet(Step left, Step right, boolean[] below, boolean[] row, int j) {
        if (!left.chars().meets(right.chars())) {
            return false;
        }
        if (left.isRepeated()) {
            return row[j + 1];
        }
        return right.isRepeated() ? below[j] : below[j + 1];
    }

    @Override
    public String toString() {
        return text;
    }
}
