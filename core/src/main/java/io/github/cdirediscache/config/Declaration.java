package io.github.cdirediscache.config;

import io.github.cdirediscache.config.Option.Inheritance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds the declaration of an option. Not thread-safe. */
final class Declaration<T> {

    final String name;
    final Type<T> type;

    @Nullable T defaultValue;

    String defaultText = "none";
    Range<? super T> range = Range.any();
    boolean secret;
    Inheritance inheritance = Inheritance.ALWAYS;
    List<String> otherNames = List.of();

    Declaration(String name, Type<T> type) {
        this.name = name;
        this.type = type;
    }

    Declaration<T> byDefault(T value) {
        return byDefault(value, "`" + type.format().apply(value) + "`");
    }

    /** A default that has no text form, with a description of it. */
    Declaration<T> byDefault(T value, String words) {
        this.defaultValue = value;
        return withoutDefault(words);
    }

    /** The option has no default value; the words describe the effect. */
    Declaration<T> withoutDefault(String words) {
        this.defaultText = words;
        return this;
    }

    Declaration<T> within(Range<? super T> values) {
        this.range = values;
        return this;
    }

    Declaration<T> secret() {
        this.secret = true;
        return this;
    }

    Declaration<T> inherited(Inheritance when) {
        this.inheritance = when;
        return this;
    }

    Declaration<T> alsoCalled(String... others) {
        this.otherNames = List.of(others);
        return this;
    }

    Option<T> meaning(String sentence) {
        return new Option<>(this, sentence);
    }
}
