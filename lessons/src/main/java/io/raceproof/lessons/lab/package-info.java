/**
 * What a lesson's lab is made of. This is the page for authors of lessons.
 *
 * <h2>A lesson is one folder</h2>
 *
 * The folder {@code lessonNN_name} is also the Java package of the lesson's classes. It holds all of the lesson, nothing
 * else does, and adding it adds the lesson: {@code raceproof dev new lesson17_name} makes one that compiles.
 *
 * <pre>
 *   lesson12_spawn/
 *     lesson.yaml          data: title, story, goal, versions, outcomes, evidence, misconceptions, answers
 *     text.md              the text; {{outcomes}} on a line of its own is the list of outcomes to predict
 *     hints.md             four hints, each under a heading "## …": a question, the place, the strategy, near-code
 *     SpawnLab.java        the lab: what the versions and the learner's answer are looked at with
 *     Spawner.java         what versions and answers have in common: an interface
 *     HastySpawner.java    a version; the lines between // @start and // @end are shown
 *     LockedSpawner.java   another
 *     Pool.java            the starter, from which the learner starts: public, with a public constructor without parameters
 *     answers/one_lock.java, …   right and wrong answers: the learner's file, under the name of its style
 * </pre>
 *
 * Maven does not compile the answers; the grader does, one by one. At most {@value io.raceproof.lessons.lab.Lab#MOST_FILES}
 * files beside them. A key that is unknown or missing in {@code lesson.yaml}, and a file that is not there, is one sentence
 * with file and line.
 *
 * <h2>lesson.yaml</h2>
 *
 * <pre>
 *   title: the test that lied
 *   part: 1                       # of the curriculum, 1 to 3
 *   story: A box office sells tickets. Every ticket that is sold must be in the list.
 *   goal: every ticket that is sold is in the list
 *   lab: TicketsLab
 *   starter: BoxOffice
 *   versions:                     # broken ones first
 *     UnprotectedSale: {kind: broken, what: a list that nobody protects}
 *     LockedSale: {kind: fixed, what: one lock}
 *   outcomes:                     # names that the race gives, and what they mean
 *     both: both tickets are in the list
 *     one lost: a sold ticket is not in the list
 *   evidence:                     # what each lens says of the first broken version: caught or silent
 *     unit test: silent
 *     model checker: caught
 *     jcstress: caught
 *   misconceptions:
 *     outsider: "A lock protects only against those who take the same one."
 *   terms: [task, pool, race]     # what the text explains, each *in italics* there
 *   solutions: 1                  # how many ways to mend it the exercise asks for; 1 if missing
 *   answers:                      # the first right one is the recommended one; those that are asked for come first
 *     synchronized_block: {kind: right, why: "one lock; it costs a lock"}
 *     virtual_threads: {kind: right, jdk: 21, why: "…; it costs …"}
 *     lock_on_the_ticket: {kind: wrong, verdict: wrong-fix, misconception: outsider, why: "each ticket is another lock"}
 *     volatile_list: {kind: wrong, verdict: model|stress, why: "volatile protects the reference, not the list"}
 * </pre>
 *
 * The verdict of a wrong answer is the step that rejects it, or several, with | between them: compile, contract, wrong-fix,
 * model, generated, happens-before, stress, measure, checker.
 *
 * <h2>The lab</h2>
 *
 * A {@link io.raceproof.lessons.lab.Lab} says, in its constructor, what is looked at with what. The grader and the
 * demonstration go through it:
 *
 * <table>
 *   <caption>Kinds of lab</caption>
 *   <tr><th>kind</th><th>is said by</th><th>who decides</th></tr>
 *   <tr><td>race</td><td>{@code race(X.class)}</td><td>every lens of {@link io.raceproof.stress.race}</td></tr>
 *   <tr><td>schedules only: deadlock, waiting</td><td>{@code schedules(X.class)}</td>
 *       <td>the model checker, on the author's program and on generated ones; jcstress could only hang</td></tr>
 *   <tr><td>memory only</td><td>{@code memory(X.class)}</td><td>jcstress, with its control; the happens-before lens names the
 *       race; that the model checker is silent is shown, and asserted</td></tr>
 *   <tr><td>contract</td><td>{@code check(…)}, on a {@link io.raceproof.lessons.kit.VirtualClock} where time matters</td>
 *       <td>the checks</td></tr>
 *   <tr><td>checker: the learner's class is a {@link io.raceproof.lessons.lab.Checker}</td><td>{@code bank(…)}</td>
 *       <td>how many mutants of a right implementation it kills; a check that fails on a right one is void</td></tr>
 *   <tr><td>measured</td><td>{@code measure(…)}</td><td>medians, a band, a control; INCONCLUSIVE where the spread exceeds
 *       the band</td></tr>
 * </table>
 *
 * One lab may say several of these. The race's subjects have the names of the versions; the learner's is
 * {@code judged(Lab.ANSWER, () -> new BoxOffice())}. Give the subjects an interface as their common type: where it is a class,
 * the JVM loads the starter before there is an answer, which {@code dev check} reports.
 *
 * <h2>When it is done</h2>
 *
 * {@code raceproof dev check 12} says what is missing; {@code raceproof prove 12} grades every answer; {@code raceproof demo 12}
 * runs the lenses on the versions and compares with the declared evidence.
 */
@NullMarked
package io.raceproof.lessons.lab;

import org.jspecify.annotations.NullMarked;
