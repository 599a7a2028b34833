package io.github.cdirediscache.config;

import org.jspecify.annotations.Nullable;

/**
 * The part of a URL before the {@code @}.
 *
 * @param name the user, decoded; {@code null} for none
 * @param password the password, decoded; {@code null} for none
 */
record UserInfo(@Nullable String name, @Nullable String password) {

    /** Everything up to the first colon is the user: RFC 3986 allows colons in a password, but not in a user. */
    static UserInfo parse(String text) {
        if (text.isEmpty()) {
            return new UserInfo(null, null);
        }
        int colon = text.indexOf(':');
        if (colon == text.length() - 1) {
            throw new IllegalArgumentException("its password is empty");
        }
        String name = PercentEncoding.decodeUserInfo(colon < 0 ? text : text.substring(0, colon));
        String password = colon < 0 ? null : PercentEncoding.decodeUserInfo(text.substring(colon + 1));
        return new UserInfo(name.isEmpty() ? null : name, password);
    }

    @Override
    public String toString() {
        return "UserInfo[***]";
    }
}
