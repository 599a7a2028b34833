package io.github.cdirediscache.it.application;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the documentation on a server, named by the system property {@code it.page}.
 *
 * @param blocks its fenced blocks, in order
 */
public record Page(List<Block> blocks) {

    private static final String PAGE = "it.page";

    /**
     * A fenced block.
     *
     * @param heading that it stands under
     * @param language of it
     * @param text what it holds
     */
    public record Block(String heading, String language, String text) {}

    /**
     * Reads the page of this run.
     *
     * @return the page
     * @throws IOException if there is none
     */
    public static Page read() throws IOException {
        List<Block> blocks = new ArrayList<>();
        String heading = "";
        @Nullable String language = null;
        StringBuilder text = new StringBuilder();
        for (String line : Files.readAllLines(Path.of(System.getProperty(PAGE, "")))) {
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
        return new Page(blocks);
    }

    /**
     * The commands under a heading.
     *
     * @param heading the heading, which has one block of commands
     * @return the commands
     */
    public String commands(String heading) {
        return only(
                heading,
                blocks.stream()
                        .filter(block -> block.heading().equals(heading)
                                && block.language().equals("sh"))
                        .toList());
    }

    /**
     * The block that has a word in its first line.
     *
     * @param word the word
     * @return the text of the block
     */
    public String block(String word) {
        return only(
                word,
                blocks.stream()
                        .filter(block ->
                                block.text().lines().findFirst().orElse("").contains(word))
                        .toList());
    }

    /**
     * What there is to run.
     *
     * @return the headings with commands, in order
     */
    public List<String> headings() {
        return blocks.stream()
                .filter(block -> block.language().equals("sh"))
                .map(Block::heading)
                .toList();
    }

    private static String only(String wanted, List<Block> found) {
        if (found.size() != 1) {
            throw new AssertionError("the page must have one block of \"" + wanted + "\", has " + found.size());
        }
        return found.get(0).text();
    }
}
