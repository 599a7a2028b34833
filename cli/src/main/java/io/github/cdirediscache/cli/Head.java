package io.github.cdirediscache.cli;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * As much of a payload as is shown.
 *
 * @param bytes its first bytes
 * @param leftOut how many more there are
 */
record Head(byte[] bytes, long leftOut) {

    private static final int LONGEST_CHARACTER = 4;

    /** The first bytes, up to a limit. */
    static Head of(byte[] payload, long alreadyLeftOut, int limit) {
        boolean isWhole = payload.length <= limit;
        return new Head(
                isWhole ? payload : Arrays.copyOf(payload, limit),
                alreadyLeftOut + (isWhole ? 0 : payload.length - limit));
    }

    boolean isWhole() {
        return leftOut == 0;
    }

    /** The head as text; where it is cut, without the beginning of a character that is not there in full. */
    Optional<Text> text() {
        Optional<Text> text = text(bytes.length);
        for (int cut = 1; text.isEmpty() && !isWhole() && cut < Math.min(LONGEST_CHARACTER, bytes.length); cut++) {
            text = text(bytes.length - cut);
        }
        return text;
    }

    private Optional<Text> text(int length) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString();
            return Optional.of(new Text(text, leftOut + bytes.length - length));
        } catch (CharacterCodingException binary) {
            return Optional.empty();
        }
    }

    /**
     * A head in words.
     *
     * @param value the text
     * @param leftOut how many more bytes there are
     */
    record Text(String value, long leftOut) {

        /** The first characters of a text, up to a limit of bytes. */
        static Text of(String whole, int limit) {
            return Head.of(whole.getBytes(StandardCharsets.UTF_8), 0, limit)
                    .text()
                    .orElseThrow();
        }

        boolean isWhole() {
            return leftOut == 0;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Head head && leftOut == head.leftOut && Arrays.equals(bytes, head.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(bytes) + Long.hashCode(leftOut);
    }

    @Override
    public String toString() {
        return "Head[" + bytes.length + " bytes, " + leftOut + " more]";
    }
}
