package io.github.cdirediscache.internal.key;

import java.io.ByteArrayOutputStream;

/**
 * What every text that a glob matches begins with, and what it ends with. Either may be shorter than it could be.
 *
 * @param beginning the bytes before the first wildcard
 * @param end the bytes after the last wildcard; all of them if there is none
 * @param isBeginningAlone whether the glob matches everything that begins like that
 */
record GlobLiterals(byte[] beginning, byte[] end, boolean isBeginningAlone) {

    static GlobLiterals of(byte[] glob) {
        ByteArrayOutputStream literal = new ByteArrayOutputStream(glob.length);
        byte[] beginning = null;
        boolean isBeginningAlone = false;
        for (int at = 0; at < glob.length; ) {
            byte one = glob[at];
            if (one == '*' || one == '?' || one == '[') {
                isBeginningAlone = one == '*' && (beginning == null || (isBeginningAlone && literal.size() == 0));
                beginning = beginning == null ? literal.toByteArray() : beginning;
                literal.reset();
                at = one == '[' ? GlobMatcher.afterSet(glob, at + 1) : at + 1;
            } else {
                at += one == '\\' && at + 1 < glob.length ? 1 : 0;
                literal.write(glob[at++]);
            }
        }
        byte[] end = literal.toByteArray();
        return new GlobLiterals(beginning == null ? end : beginning, end, isBeginningAlone && end.length == 0);
    }
}
