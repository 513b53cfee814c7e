package io.raceproof.lessons.runner.book;

/**
 * A part of a page, to which a reader can be led.
 *
 * @param id of its heading, in the address after the #; empty before the first one
 * @param title its heading
 * @param html what stands below it
 * @param wide what stands below that, as wide as the window; may be empty
 * @param plain its words, for the search
 */
record Section(String id, String title, String html, String wide, String plain) {
    /** As wide as text is. */
    Section(String id, String title, String html, String plain) {
        this(id, title, html, "", plain);
    }
}
