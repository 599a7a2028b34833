package io.github.cdirediscache.config;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Percent-decoding, strictly: a character that has to be encoded and is not is an error. No message shows the text.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-2">RFC 3986, section 2</a>
 */
final class PercentEncoding {

    private static final String UNRESERVED_MARKS = "-._~";
    private static final String SUB_DELIMITERS = "!$&'()*+,;=";

    private PercentEncoding() {}

    static String decodeUserInfo(String text) {
        return decode(text, UNRESERVED_MARKS + SUB_DELIMITERS + ":", "its user or password");
    }

    /**
     * RFC 3986 allows an unencoded @ in a path. Here it is an error, since a part of a password with an @ would be
     * taken for the path.
     */
    static String decodePath(String text) {
        return decode(text, UNRESERVED_MARKS + SUB_DELIMITERS + ":/", "its path");
    }

    private static String decode(String text, String marks, String what) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                bytes.write(octet(text, i, what));
                i += 2;
            } else if (isAlphanumeric(c) || marks.indexOf(c) >= 0) {
                bytes.write(c);
            } else {
                throw new IllegalArgumentException(
                        what + " holds a character that has to be percent-encoded (%40 for @, %2F for /, %25 for %)");
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(what + " is not UTF-8 once it is percent-decoded", e);
        }
    }

    private static boolean isAlphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private static int octet(String text, int percent, String what) {
        int high = percent + 2 < text.length() ? Character.digit(text.charAt(percent + 1), 16) : -1;
        int low = percent + 2 < text.length() ? Character.digit(text.charAt(percent + 2), 16) : -1;
        if (high < 0 || low < 0 || text.charAt(percent + 1) > 'f' || text.charAt(percent + 2) > 'f') {
            throw new IllegalArgumentException(
                    what + " holds a % without two hexadecimal digits after it; write %25 for %");
        }
        return high << 4 | low;
    }
}
