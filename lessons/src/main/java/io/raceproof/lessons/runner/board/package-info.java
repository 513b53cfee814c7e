/**
 * The room of a workshop: what each learner shows of their work, and what the instructor sees of all.
 *
 * <pre>
 *   learner: check, predict ──► Card ──BoardClient──► BoardServer ──► Room ──► RoomView ──► page, RoomReport
 *                                │                                     ▲
 *                                └──── a file on a stick ──── Cards ───┘
 * </pre>
 *
 * <p>A card has all that a learner shows, and each one replaces the one before: none needs to arrive. Whatever a card says, it is data:
 * it is cut to its limits, and shown as text.
 */
@NullMarked
package io.raceproof.lessons.runner.board;

import org.jspecify.annotations.NullMarked;
