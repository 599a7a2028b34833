package io.github.cdirediscache.it.shared;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;

/**
 * A story.
 *
 * @param id the number
 * @param title the title
 * @param author who wrote it
 * @param tags what it is about
 * @param mood how it is
 */
public record Story(long id, String title, Author author, List<String> tags, Mood mood) implements Serializable {

    /** How a story is. */
    public enum Mood {
        /** One laughs. */
        MERRY,
        /** One weeps. */
        SAD
    }

    /**
     * A story with texts that need more than ASCII.
     *
     * @param id the number
     * @param title the title
     * @return the story
     */
    public static Story of(long id, String title) {
        Author author = new Author("Astrid Ånström 🐎", LocalDate.of(1907, 11, 14));
        return new Story(id, title, author, List.of("children", "forêt"), Mood.MERRY);
    }
}
