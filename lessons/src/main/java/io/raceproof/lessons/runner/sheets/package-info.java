/**
 * A lesson on paper: pages made from it, which a browser prints.
 *
 * <pre>
 *   Lesson ──┬──► Handout ──────► HTML ──► PdfPrinter ──► PDF
 *            └──► SlideSheets ──►  ▲
 *   its recorded run ──► Ansi ─────┘
 * </pre>
 */
@NullMarked
package io.raceproof.lessons.runner.sheets;

import org.jspecify.annotations.NullMarked;
