package io.github.cdirediscache.testing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * One ACL user of a server, or the credentials of one.
 *
 * @param name the user's name
 * @param password the user's password in plain text
 * @param rules ACL rules such as {@code ~app:*} and {@code +@read}; none means every key, channel and command
 */
record AclUser(String name, String password, List<String> rules) {

    private static final List<String> EVERYTHING = List.of("~*", "&*", "+@all");

    AclUser {
        if (name.isEmpty() || name.chars().anyMatch(c -> c <= ' ')) {
            throw new IllegalArgumentException("user name must not be empty or hold blanks, was '" + name + "'");
        }
        if (password.isEmpty()) {
            throw new IllegalArgumentException("password of user " + name + " must not be empty");
        }
        rules = rules.isEmpty() ? EVERYTHING : List.copyOf(rules);
    }

    /** The {@code user} line; it holds the password's SHA-256, so that no plain text gets into a log or a file. */
    ConfigLine line() {
        List<String> arguments = new ArrayList<>(List.of(name, "on", "#" + sha256(password)));
        arguments.addAll(rules);
        return ConfigLine.of("user", arguments);
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "AclUser[" + name + "]";
    }
}
