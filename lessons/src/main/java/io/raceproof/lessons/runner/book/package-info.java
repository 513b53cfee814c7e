/**
 * The book: a static site, made from the lessons' folders, recorded runs, README.md and the benchmark's data.
 *
 * <pre>
 *   lessons ───────► LessonChapter ─┬─ ChapterText      the text, with its code in colours
 *   recorded runs ──► ▲             ├─ PredictionPart   what is expected, beside what was counted
 *                                   ├─ RunPart          the page of the demonstration, the plots
 *                                   └─ GuessPart        wrong answers
 *   README.md, benchmark ► ReadmeChapters ──┐
 *   terms ─────────► Glossary ──────────────┼──► Chapter ──► Book: files
 *   all sections ──► SearchIndex ───────────┘
 * </pre>
 *
 * <p>The HTML is in templates beside the classes: each class makes a record that one of them shows, and {@code book.html} is around all
 * pages. The site loads nothing from elsewhere, and runs no script but its own files: whatever stands in the data is text.
 */
@NullMarked
package io.raceproof.lessons.runner.book;

import org.jspecify.annotations.NullMarked;
