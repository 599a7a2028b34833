package io.github.cdirediscache.config;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One option of a cache, and all that is known about it: its name, type, range, default and meaning. It is declared
 * once, as a constant of its group. Everything else is derived from the declaration: reading and checking of settings,
 * the reference of options, masking of secrets, and the output of tools. {@link Options} lists them all.
 *
 * @param <T> the type of its values
 */
public final class Option<T> {

    /** When a cache that does not set an option inherits it from the cache {@code default}. */
    public enum Inheritance {
        /** Whenever {@code default} sets it. */
        ALWAYS,
        /** Never: two caches with the same value would get in each other's way. */
        NEVER,
        /** Only if the cache has no locations of its own: the option is about the servers of {@code default}. */
        WITH_LOCATIONS,
        /** Only if the cache does not log in as the other kind of options says: fixed credentials, or a provider. */
        WITH_LOGIN,
        /** Only if the cache has the serializer of {@code default}: the option means nothing to another one. */
        WITH_SERIALIZER
    }

    private final String name;
    private final Type<T> type;
    private final @Nullable T defaultValue;
    private final String defaultText;
    private final Range<? super T> range;
    private final boolean secret;
    private final Inheritance inheritance;
    private final List<String> otherNames;
    private final String meaning;

    Option(Declaration<T> declared, String meaning) {
        this.name = declared.name;
        this.type = declared.type;
        this.defaultValue = declared.defaultValue;
        this.defaultText = declared.defaultText;
        this.range = declared.range;
        this.secret = declared.secret;
        this.inheritance = declared.inheritance;
        this.otherNames = declared.otherNames;
        this.meaning = meaning;
    }

    /** Begins a declaration, which ends with {@link Declaration#meaning(String)}. */
    static <T> Declaration<T> of(String name, Type<T> type) {
        return new Declaration<>(name, type);
    }

    /**
     * The name.
     *
     * @return the part of a key after {@code redis-cache.<cache>.}
     */
    public String name() {
        return name;
    }

    /**
     * The type and range of its text.
     *
     * @return the type and, if it has one, the range, in Markdown: {@code int, 1 or more}
     */
    public String typeText() {
        return range.words().isEmpty() ? type.words() : type.words() + ", " + range.words();
    }

    /**
     * The default.
     *
     * @return the text that says the default, as code, or words where there is no such text; in Markdown
     */
    public String defaultText() {
        return defaultText;
    }

    /**
     * What the option does.
     *
     * @return a sentence or two, in Markdown
     */
    public String meaning() {
        return meaning;
    }

    /**
     * Whether its text may hold a secret and must not be shown as it is.
     *
     * @return whether it may
     */
    public boolean isSecret() {
        return secret;
    }

    /**
     * When a cache inherits the option from the cache {@code default}.
     *
     * @return when
     */
    public Inheritance inheritance() {
        return inheritance;
    }

    /**
     * Names of the option in other cache libraries; not accepted, but used for suggestions.
     *
     * @return other names
     */
    public List<String> otherNames() {
        return otherNames;
    }

    /**
     * A text of the option as it may be shown to anybody.
     *
     * @param text the text
     * @return the text, with {@code ***} in place of every secret
     */
    public String shown(String text) {
        return secret ? type.masked().apply(text) : text;
    }

    /**
     * Parses a text, without checking the range.
     *
     * @param text the text
     * @return the value
     * @throws InvalidOptionsException if the text is not of this type; the message shows no secret
     */
    public T parse(String text) {
        try {
            return type.parse().apply(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidOptionsException(List.of(new Violation(name, String.valueOf(e.getMessage()))), e);
        }
    }

    /**
     * The value that holds if the option is not set.
     *
     * @return the default; empty if there is none, or it depends on others
     */
    public Optional<T> defaultValue() {
        return Optional.ofNullable(defaultValue);
    }

    @Nullable T defaultOrNull() {
        return defaultValue;
    }

    T copy(T value) {
        return type.copy().apply(value);
    }

    /** The value as text, without secrets. */
    String format(T value) {
        return shown(type.format().apply(value));
    }

    /** The problem of a value, to be appended to the option's name in a message; {@code null} if there is none. */
    @Nullable String problem(T value) {
        return secret && !range.holds().test(value) ? range.rule() : range.problem(value);
    }

    /**
     * Options are equal if they have the same name, since options that only serializers know are declared when they are
     * found.
     */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Option<?> option && option.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
