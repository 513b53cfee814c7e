/**
 * The verification library: runs jcstress, Lincheck and a detector of data races, and says what their runs are worth.
 *
 * <pre>
 *   process ◄── jcstress ───────► StressTable ──┐
 *      ▲                                        ├──► verdict ──► report
 *      ├────── lincheck ───────► Exploration ───┤
 *      └────── happensbefore ──► RaceSearch ────┘
 *
 *   race    a race written once, its rule derived from a reference, for each of the three
 *   web     a small server for pages of this machine
 *   engine  the same tools as a TestEngine of the JUnit Platform; fit says whether a control fits its test
 *   files   one format, JSON Lines, for what one program leaves for another
 * </pre>
 *
 * <p>It knows nothing of the executor or of the lessons: it serves any class.
 *
 * <h2>Glossary</h2>
 *
 * <dl>
 *   <dt>actor</dt><dd>one of the threads of a race; it runs its calls once, at the same time as the others</dd>
 *   <dt>arbiter</dt><dd>what is run when all actors have ended, to observe the final state (jcstress)</dd>
 *   <dt>atomicity violation</dt><dd>a group of steps that another thread comes between: check-then-act, two locks for one rule (Lu et al.)</dd>
 *   <dt>benign race</dt><dd>a data race whose every outcome is right, as in a racy cache of an immutable value (JLS 17.5 makes it safe); still reported</dd>
 *   <dt>control</dt><dd>short for positive control</dd>
 *   <dt>data race</dt><dd>two accesses to one variable, at least one a write, that happens-before does not order (JLS 17.4.5)</dd>
 *   <dt>deadlock</dt><dd>threads that wait for one another in a cycle; no thread of it can go on</dd>
 *   <dt>forbidden</dt><dd>of an outcome: no serial order of the reference gives it, or the test declares it so</dd>
 *   <dt>fork</dt><dd>a JVM of its own in which jcstress runs one test in one configuration</dd>
 *   <dt>happens-before</dt><dd>the partial order that makes one access visible to another (JLS 17.4.5)</dd>
 *   <dt>harness</dt><dd>a test of this library: what is made, what actors do, what is allowed</dd>
 *   <dt>interleaving</dt><dd>one order of the steps of all actors</dd>
 *   <dt>lens</dt><dd>one way to look at a race: model checker, generated programs, happens-before, jcstress</dd>
 *   <dt>linearizability</dt><dd>each call seems to take effect at one point between its begin and its end (Herlihy and Wing)</dd>
 *   <dt>livelock</dt><dd>threads that run and make no progress</dd>
 *   <dt>lost wake-up</dt><dd>a signal that comes before the wait it was meant for, and is not kept</dd>
 *   <dt>model checker</dt><dd>runs a scenario in many interleavings, one after the other, on one thread at a time: Lincheck</dd>
 *   <dt>mutant</dt><dd>a class with one fault planted; a harness that fails on it kills it</dd>
 *   <dt>order violation</dt><dd>A was meant to come before B, and nothing enforces it (Lu et al.)</dd>
 *   <dt>outcome</dt><dd>what the calls returned or threw, and what was observed at the end</dd>
 *   <dt>positive control</dt><dd>the same harness with a subject that is known to be broken; until it is caught, silence means nothing</dd>
 *   <dt>power</dt><dd>the chance that a run would have seen the fault at the rate at which the control was caught</dd>
 *   <dt>preemption</dt><dd>another actor is given the processor between two steps of one</dd>
 *   <dt>reference</dt><dd>the plainest correct implementation, written for one thread; its serial orders are the rule</dd>
 *   <dt>safe publication</dt><dd>making an object reachable so that a thread that reads the reference sees its fields (JLS 17.5)</dd>
 *   <dt>schedule</dt><dd>one interleaving that the model checker has run</dd>
 *   <dt>sequential consistency</dt><dd>each step takes effect at once, in program order, for all threads; the model checker supposes it</dd>
 *   <dt>serial order</dt><dd>the calls one after the other, each actor in its own order</dd>
 *   <dt>spurious wake-up</dt><dd>a wait that returns without a signal; so a wait stands in a loop</dd>
 *   <dt>starvation</dt><dd>a thread that waits for what others take again and again, or for a worker that its own pool does not have</dd>
 *   <dt>subject</dt><dd>the class under test in a race: broken, fixed, or the one that is judged</dd>
 *   <dt>tier</dt><dd>how deep a run goes: smoke, pr, nightly, weekly</dd>
 *   <dt>verdict</dt><dd>HELD, BROKEN, INCONCLUSIVE (too little power) or ENVIRONMENT (a tool or the machine failed)</dd>
 * </dl>
 */
@NullMarked
package io.raceproof.stress;

import org.jspecify.annotations.NullMarked;
