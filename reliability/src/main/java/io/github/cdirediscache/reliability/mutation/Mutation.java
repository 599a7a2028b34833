package io.github.cdirediscache.reliability.mutation;

import io.github.cdirediscache.config.TopologyKind;
import io.github.cdirediscache.reliability.history.Profile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A deliberate break of the library.
 *
 * @param name what is broken
 * @param file the source, below {@code src/main} of the module {@code core}
 * @param text what is there, exactly once
 * @param replacement what is there instead
 * @param rules the names of the rules that have to catch it; one of them is enough
 * @param kind on which topology
 * @param profile of the history that shows it
 */
record Mutation(
        String name,
        String file,
        String text,
        String replacement,
        List<String> rules,
        TopologyKind kind,
        Profile profile) {

    /** What it is and what has to catch it, as the begin of a row of a table. */
    String row() {
        return "| " + name + " | `" + Path.of(file).getFileName().toString().replace(".java", "") + "` | "
                + kind.name().toLowerCase(Locale.ROOT) + " | " + String.join(" or ", rules) + " |";
    }

    /** In which kind of history it is looked for. */
    String history() {
        return kind.name().toLowerCase(Locale.ROOT) + "; " + profile;
    }

    /** How often the text is in the source. */
    int count(Path core) {
        return source(core).split(Pattern.quote(text), -1).length - 1;
    }

    /** The broken source. */
    String mutated(Path core) {
        if (count(core) != 1) {
            throw new IllegalStateException(name + ": the text must be in " + file + " once, was " + count(core));
        }
        return source(core).replace(text, replacement);
    }

    private String source(Path core) {
        try {
            return Files.readString(core.resolve("src/main").resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
