/**
 * The learner's runner: a command line over the grader.
 *
 * <pre>
 *   Cli ──┬──► Judging ───► Grader ──► GradeReport (terminal), trace page
 *         ├──► LessonCommands ► Content (text, hints, solutions of a lesson)
 *         ├──► Watch ─────► WatchActions: Keys that do what the commands do
 *         ├──► Prediction, LessonRun, Doctor, ProofReport
 *         ├──► Sharing ───► board: the learner's card, in the room of a workshop
 *         └──► Presentation, PrintCommand ──► sheets, web: slides on a projector, on paper, in a browser
 *   all of them on a Workspace: the learner's files
 * </pre>
 */
@NullMarked
package io.raceproof.lessons.runner;

import org.jspecify.annotations.NullMarked;
