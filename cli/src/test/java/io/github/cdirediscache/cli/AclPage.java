package io.github.cdirediscache.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The commands on docs/acl.md: those of a code block after a line such as {@code <!-- acl: reader -->} are the block's.
 * Each is {@code ACL SETUSER <user> <rule> ...}.
 */
record AclPage(Map<String, List<String>> blocks) {

    private static final Path PAGE = Path.of(System.getProperty("basedir", ".")).resolve("../docs/acl.md");
    private static final String MARK = "<!-- acl: ";
    private static final String FENCE = "```";
    private static final String COMMAND = "ACL SETUSER ";

    static AclPage read() throws IOException {
        Map<String, List<String>> blocks = new LinkedHashMap<>();
        String name = "";
        boolean isInside = false;
        for (String line : Files.readAllLines(PAGE)) {
            if (line.startsWith(MARK)) {
                name = line.substring(MARK.length(), line.indexOf(" -->"));
            } else if (line.startsWith(FENCE)) {
                isInside = !isInside && !name.isEmpty();
                name = isInside ? name : "";
            } else if (isInside) {
                blocks.computeIfAbsent(name, any -> new ArrayList<>()).add(line);
            }
        }
        return new AclPage(blocks);
    }

    /** The user that some blocks make, one after the other. */
    AclUser user(String... names) {
        List<String> rules = new ArrayList<>();
        String user = "";
        for (String name : names) {
            for (String command : blocks.getOrDefault(name, List.of())) {
                if (!command.startsWith(COMMAND)) {
                    throw new IllegalStateException(name + " must hold ACL SETUSER only, was " + command);
                }
                String[] words = command.substring(COMMAND.length()).split(" +");
                if (!user.isEmpty() && !user.equals(words[0])) {
                    throw new IllegalStateException(name + " must be of the user " + user + ", was of " + words[0]);
                }
                user = words[0];
                rules.addAll(Arrays.asList(words).subList(1, words.length));
            }
        }
        if (user.isEmpty()) {
            throw new IllegalStateException("the page has none of " + Arrays.toString(names));
        }
        return new AclUser(user, rules);
    }

    /** A user with exactly these rules. */
    record AclUser(String name, List<String> rules) {

        String password() {
            return rules.stream()
                    .filter(rule -> rule.startsWith(">"))
                    .findFirst()
                    .orElseThrow()
                    .substring(1);
        }

        /** The rights to run commands. */
        List<String> rights() {
            return rules.stream().filter(rule -> rule.startsWith("+")).toList();
        }

        AclUser without(String rule) {
            return new AclUser(
                    name, rules.stream().filter(other -> !other.equals(rule)).toList());
        }

        /** The command that makes the user have these rules and no other. */
        String[] command() {
            List<String> words = new ArrayList<>(List.of("ACL", "SETUSER", name, "reset"));
            words.addAll(rules);
            return words.toArray(String[]::new);
        }
    }
}
