/**
 * The lessons and the program that shows them. A lesson is a folder, {@code lessonNN_name}; this package reads it.
 *
 * <pre>
 *   runner   the program: commands, the learner's files, watch, pages that live, the room of a workshop, the book
 *     │
 *     ├── dev        makes a lesson's folder, and says what it lacks
 *     └── demo       what a lesson shows: its lenses in turn, in the terminal and on its page
 *           │
 *           └── grading    judges an answer, step by step, each in a JVM of its own
 *                 │
 *                 └── lessons    a lesson: text, hints, answers, and its lab
 *                       │
 *                       └── lab        what a lesson's lab says: its races, checks, measurements
 *                             │
 *                             └── measure    series of measurements, with their spread
 *
 *   kit      for checks: other threads, a virtual clock, what waits for what
 * </pre>
 *
 * <p>No package uses one above it. What judges races is the library {@code io.raceproof.stress}.
 */
@NullMarked
package io.raceproof.lessons;

import org.jspecify.annotations.NullMarked;
