package io.github.cdirediscache.it.wildfly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code docs/wildfly.md}. */
record WildFlyPage(List<Block> blocks) {

    /**
     * A fenced block.
     *
     * @param heading that it stands under
     * @param language of it
     * @param text what it holds
     */
    record Block(String heading, String language, String text) {}

    static WildFlyPage read() throws IOException {
        List<Block> blocks = new ArrayList<>();
        String heading = "";
        String language = null;
        StringBuilder text = new StringBuilder();
        for (String line : Files.readAllLines(Path.of(System.getProperty("it.page")))) {
            if (language != null && line.equals("```")) {
                blocks.add(new Block(heading, language, text.toString()));
                language = null;
            } else if (language != null) {
                text.append(line).append('\n');
            } else if (line.startsWith("```")) {
                language = line.substring(3);
                text.setLength(0);
            } else if (line.startsWith("## ")) {
                heading = line.substring(3);
            }
        }
        return new WildFlyPage(blocks);
    }

    /** The commands under a heading. */
    String commands(String heading) {
        return only(
                heading,
                blocks.stream()
                        .filter(block -> block.heading().equals(heading)
                                && block.language().equals("sh"))
                        .toList());
    }

    /** The block that has a word in its first line. */
    String block(String word) {
        return only(
                word,
                blocks.stream()
                        .filter(block ->
                                block.text().lines().findFirst().orElse("").contains(word))
                        .toList());
    }

    /** The headings with commands, in order. */
    List<String> headings() {
        return blocks.stream()
                .filter(block -> block.language().equals("sh"))
                .map(Block::heading)
                .toList();
    }

    private static String only(String wanted, List<Block> found) {
        if (found.size() != 1) {
            throw new AssertionError("docs/wildfly.md must have one block of \"" + wanted + "\", has " + found.size());
        }
        return found.get(0).text();
    }
}
