package io.github.cdirediscache.reliability.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Replies as the specification of RESP has them, read by other code than that of the library. A string is an array of
 * bytes, a number a {@code Long}, an array a list.
 */
final class Resp {

    /** How reading ended. */
    enum End {
        /** With the last byte of a reply. */
        WHOLE,
        /** Within a reply. */
        CUT,
        /** At a byte that makes no sense there. */
        NONSENSE
    }

    /** The null of each type. */
    static final Object NIL = new Object();

    /** An error. */
    record Failure(String text) {
        String code() {
            return text.split(" ", 2)[0];
        }
    }

    /** Something that is no answer to a command of ours. */
    record Other(char type) {}

    private static final Object SKIPPED = new Object();
    private static final int DEEPEST = 32;

    private final byte[] bytes;
    private int at;

    private Resp(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * The replies that bytes begin with.
     *
     * @param replies those that are whole
     * @param end how it ended, after so many replies as were asked for
     * @param length how many bytes they have
     */
    record Replies(List<Object> replies, End end, int length) {}

    static Replies read(byte[] bytes, int most) {
        Resp resp = new Resp(bytes);
        List<Object> replies = new ArrayList<>();
        int length = 0;
        try {
            while (replies.size() < most) {
                Object reply = resp.reply(1);
                if (reply != SKIPPED) {
                    replies.add(reply);
                    length = resp.at;
                }
            }
            return new Replies(replies, End.WHOLE, length);
        } catch (CutException cut) {
            return new Replies(replies, End.CUT, length);
        } catch (NonsenseException nonsense) {
            return new Replies(replies, End.NONSENSE, length);
        }
    }

    private Object reply(int depth) throws CutException, NonsenseException {
        char type = (char) next();
        return switch (type) {
            case '+' -> line();
            case '-' -> failure(line());
            case ':' -> number();
            case '$' -> string();
            case '!' -> failure(string());
            case '=' -> verbatim(string());
            case '*', '~' -> list(1, depth);
            case '%' -> {
                list(2, depth);
                yield new Other(type);
            }
            case '|' -> {
                list(2, depth);
                yield depth == 1 ? SKIPPED : reply(depth + 1);
            }
            case '>' -> {
                check(depth == 1);
                list(1, depth);
                yield SKIPPED;
            }
            case '_' -> {
                check(line().length == 0);
                yield NIL;
            }
            case '#' -> {
                String text = text(line());
                check(text.equals("t") || text.equals("f"));
                yield new Other(type);
            }
            default -> throw new NonsenseException();
        };
    }

    private Object list(int width, int depth) throws CutException, NonsenseException {
        int size = size();
        if (size < 0) {
            return NIL;
        }
        check(depth <= DEEPEST);
        List<Object> elements = new ArrayList<>();
        for (long i = 0; i < (long) size * width; i++) {
            elements.add(reply(depth + 1));
        }
        return elements;
    }

    private Object string() throws CutException, NonsenseException {
        int size = size();
        if (size < 0) {
            return NIL;
        }
        if (bytes.length - at < size) {
            throw new CutException();
        }
        byte[] string = Arrays.copyOfRange(bytes, at, at + size);
        at += size;
        check(next() == '\r');
        check(next() == '\n');
        return string;
    }

    private static Object verbatim(Object string) throws NonsenseException {
        if (!(string instanceof byte[] all)) {
            return string;
        }
        check(all.length >= 4);
        return Arrays.copyOfRange(all, 4, all.length);
    }

    private static Failure failure(Object text) throws NonsenseException {
        check(text instanceof byte[] some && some.length > 0);
        return new Failure(text((byte[]) text));
    }

    private int size() throws CutException, NonsenseException {
        long size = number();
        check(size >= -1 && size <= Integer.MAX_VALUE);
        return (int) size;
    }

    private long number() throws CutException, NonsenseException {
        String text = text(line());
        check(text.matches("[+-]?[0-9]{1,19}"));
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException tooLarge) {
            throw new NonsenseException();
        }
    }

    private byte[] line() throws CutException, NonsenseException {
        int from = at;
        while (next() != '\r') {
            // The line goes on.
        }
        check(next() == '\n');
        return Arrays.copyOfRange(bytes, from, at - 2);
    }

    private byte next() throws CutException {
        if (at == bytes.length) {
            throw new CutException();
        }
        return bytes[at++];
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static void check(boolean makesSense) throws NonsenseException {
        if (!makesSense) {
            throw new NonsenseException();
        }
    }

    private static final class CutException extends Exception {
        private static final long serialVersionUID = 1;
    }

    private static final class NonsenseException extends Exception {
        private static final long serialVersionUID = 1;
    }
}
