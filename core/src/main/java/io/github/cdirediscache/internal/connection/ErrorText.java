package io.github.cdirediscache.internal.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Makes text of what a server or Jedis says. It is the only class that reads the messages of their exceptions: an error
 * reply may echo what was sent, a password or a key among it, and what is stored.
 *
 * <p>Of an error reply only {@linkplain ErrorWords known words} are shown, {@code ***} stands for the others, and it is
 * cut where arguments begin. So no argument is shown, however a server or proxy quotes it, and no control character.
 */
final class ErrorText {

    private static final int LONGEST = 300;
    private static final String HIDDEN = "***";
    private static final String CUT = "...";

    /** {@code , with args beginning with: '3' 'AUTH'} */
    private static final Pattern ARGUMENTS = Pattern.compile(
            "[,;]?\\s*\\b(?:with )?(?:args?|argv|arguments?)\\b(?: beginning with)?\\s*[:=\\[({].*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern QUOTE = Pattern.compile("[\\p{Punct}\\p{Pi}\\p{Pf}]");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]+");

    private ErrorText() {}

    /** The message of any failure to talk to a server, as it may be shown to anybody. */
    static String of(Throwable failure) {
        boolean isOfThisSide = failure instanceof JedisConnectionException || !(failure instanceof JedisException);
        return isOfThisSide ? printable(raw(failure)) : ofReply(raw(failure));
    }

    /** An error reply as it may be shown to anybody. */
    static String ofReply(String reply) {
        String begin = reply.substring(0, Math.min(reply.length(), 4 * LONGEST));
        List<String> shown = new ArrayList<>();
        for (String word : words(begin)) {
            boolean isKnown = ErrorWords.areIn(word);
            if (!isKnown && QUOTE.matcher(word).lookingAt()) {
                shown.add(CUT);
                break;
            }
            boolean isHiddenAgain =
                    !isKnown && !shown.isEmpty() && shown.get(shown.size() - 1).equals(HIDDEN);
            if (!isHiddenAgain) {
                shown.add(isKnown ? word : HIDDEN);
            }
        }
        return cut(String.join(" ", shown));
    }

    private static List<String> words(String reply) {
        return BLANKS.splitAsStream(ARGUMENTS.matcher(reply).replaceAll("")).toList();
    }

    /** A text that is not an error reply, without what a terminal or a log could obey. */
    static String printable(String text) {
        return cut(UNPRINTABLE.matcher(text).replaceAll("?"));
    }

    /** The message as it is: to be looked at, and never to be shown. */
    static String raw(Throwable failure) {
        return String.valueOf(failure.getMessage());
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + CUT;
    }
}
