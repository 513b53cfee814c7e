/**
 * The learner's runner: a command line over the grader.
 *
 * <pre>
 *   Cli ──► Workspace (the learner's files) ──► Grader ──► GradeReport (terminal), trace page
 *     └───► Content (text, hints, solutions of a lesson)
 * </pre>
 */
@NullMarked
package io.raceproof.lessons.runner;

import org.jspecify.annotations.NullMarked;
