package io.github.cdirediscache.internal.format;

import io.github.cdirediscache.format.MappingException;
import java.lang.reflect.InaccessibleObjectException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Says in which property a serializer failed, and what to do. The messages of its libraries say it, too, but may quote
 * values; nothing of a value is said here.
 */
public final class SerializationAdvice {

    /** As Yasson begins its messages; the last one only where no property has been named before it. */
    private static final Pattern PROPERTY = Pattern.compile(
            "(?:Unable to (?:de)?serialize property|JsonbCreator parameter|Error accessing getter) '?([\\w$]{1,100})\\b");

    private static final Pattern NO_CREATOR =
            Pattern.compile("(?i)no default constructor|cannot infer a type|no creators|can't create instance");
    private static final Pattern NOT_PUBLIC = Pattern.compile("(?i)class is not public|cannot access|not accessible");
    private static final Pattern MISSING =
            Pattern.compile("(?i)is missing in json document|missing (?:required )?creator property");

    private SerializationAdvice() {}

    /**
     * What to say after the message of a failure to write or to read a value.
     *
     * @param failure what the serializer threw
     * @return the property and the remedy, as far as they are known; may be empty
     */
    public static String of(Throwable failure) {
        List<String> path = path(failure);
        return (path.isEmpty() ? "" : ", in the property " + String.join(".", path)) + remedy(failure);
    }

    private static List<String> path(Throwable failure) {
        return causes(failure)
                .filter(MappingException.class::isInstance)
                .map(MappingException.class::cast)
                .map(MappingException::path)
                .filter(path -> !path.isEmpty())
                .findFirst()
                .orElseGet(() -> pathOfYasson(failure));
    }

    private static List<String> pathOfYasson(Throwable failure) {
        return causes(failure)
                .map(cause -> PROPERTY.matcher(message(cause)))
                .filter(Matcher::lookingAt)
                .map(found -> String.valueOf(found.group(1)))
                .toList();
    }

    private static String remedy(Throwable failure) {
        Optional<String> exceeded = causes(failure)
                .filter(cause -> cause instanceof ReadBudget.ExceededException || cause instanceof TooLargeException)
                .map(cause -> "; " + message(cause))
                .findFirst();
        if (exceeded.isPresent()) {
            return exceeded.get();
        }
        if (causes(failure).anyMatch(cause -> message(cause).startsWith(EqualHashes.REFUSAL))) {
            return "; " + EqualHashes.REFUSAL;
        }
        if (has(failure, VirtualMachineError.class)) {
            return "; it takes more memory or a deeper stack than there is";
        }
        if (says(failure, MISSING)) {
            return "; the entry was written by an earlier version of the class";
        }
        if (has(failure, IllegalAccessException.class)
                || has(failure, InaccessibleObjectException.class)
                || says(failure, NOT_PUBLIC)) {
            return has(failure, MappingException.class)
                    ? "; a class there keeps its fields to itself: choose another serializer, or another class"
                    : "; a class there is not public: make it public, or choose serializer=msgpack";
        }
        if (has(failure, InstantiationException.class) || says(failure, NO_CREATOR)) {
            return "; give its class a constructor without parameters or a creator (@JsonbCreator, @JsonCreator), and declare"
                    + " a class and not an interface, or choose another serializer";
        }
        return "";
    }

    private static boolean says(Throwable failure, Pattern words) {
        return causes(failure).anyMatch(cause -> words.matcher(message(cause)).find());
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        return causes(failure).anyMatch(type::isInstance);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }

    private static String message(Throwable failure) {
        return String.valueOf(failure.getMessage());
    }
}
