package io.github.cdirediscache.internal.config;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A setting has an expression, {@code ${some.key}}, that gives no text. The message says what to do and has no secret. */
public final class ExpressionException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private static final String START = "${";
    private static final String ESCAPE = "write \\${ where ${ is meant as it stands (\\\\${ in a properties file)";

    /** References that refer to references: more are a circle. */
    private static final int MAX_STEPS = 10;

    /**
     * Set apart on both sides: within a word, as in {@code pa${word}}, it may well be a part of a password. So may a single
     * word with digits in it, which is no usual name of a property or variable.
     */
    private static final Pattern EXPRESSION = Pattern.compile(
            "(?<![^:/@,|=\\s}])\\$\\{(?<key>(?=[A-Za-z]+}|[A-Za-z0-9]*[._-])[\\w.-]+)}(?![^:/@,|=\\s$])");

    private ExpressionException(String message) {
        super(message);
    }

    /**
     * Whether a text has an expression, or the beginning of one.
     *
     * @param written the text as it was written
     * @return whether it has
     */
    public static boolean isIn(@Nullable String written) {
        return written != null && written.contains(START);
    }

    /**
     * The exception for a text that has no value because of an expression in it.
     *
     * @param written the text as it was written, which may be a secret
     * @param source gives the text of another key as it was written, or {@code null} if there is none
     * @return the exception
     */
    public static ExpressionException of(String written, Function<String, @Nullable String> source) {
        if (written.indexOf('}', written.lastIndexOf(START)) < 0) {
            return new ExpressionException("has ${ without a } after it; " + ESCAPE);
        }
        return new ExpressionException(unset(written, source, 0));
    }

    private static String unset(String written, Function<String, @Nullable String> source, int steps) {
        Matcher expressions = EXPRESSION.matcher(written);
        while (expressions.find()) {
            String key = String.valueOf(expressions.group("key"));
            String found = source.apply(key);
            if (found == null) {
                return "refers to " + expressions.group() + ", which is not set; set " + key
                        + " (as an environment variable: " + Keys.variable(key) + "), or " + ESCAPE;
            }
            if (isIn(found) && steps < MAX_STEPS) {
                return "refers to " + expressions.group() + ", which " + unset(found, source, steps + 1);
            }
        }
        return "has an expression, ${...}, of a key that is not set; set that key, or " + ESCAPE;
    }
}
