/**
 * A TestEngine of the JUnit Platform for jcstress and Lincheck: every class with @JCStressTest is a test, and so is every
 * {@link io.raceproof.stress.lincheck.Scenario} that can be made. A {@link io.raceproof.stress.race.Race} is a test for each of
 * its lenses and subjects, known by {@code the.Race#subject#lens}, with the race's first broken subject as the control.
 *
 * <pre>
 *   Discovery ──► Plan ──► StressRounds (jcstress) ────────► Check.judge ──► Evidence ──► Reporter ──► JUnit
 *                   └────► ModelRounds (Lincheck) ──────────┘                             └──────► VerdictFile
 * </pre>
 *
 * <p>Its verdict is worth something only if the test can fail. So a class says what shows that: {@link Control}, its
 * positive control, which must be caught in the same run and must fit ({@link io.raceproof.stress.fit.Fit}); or {@link
 * MustSee}, outcomes that prove that its actors met. A positive control is marked {@link MustBeCaught}.
 *
 * <p>What an actor or the arbiter throws is an outcome, named by its class: forbidden, unless an @Outcome names the class, as
 * in {@code @Outcome(id = "ConcurrentModificationException", expect = Expect.ACCEPTABLE)}. jcstress has no result for such
 * a sample and would give up the run; so the actors and the code that jcstress generated of the test are rewritten for the
 * JVMs that race, and the sample counts as the exception. An actor that never ends makes its test BROKEN if the control has
 * ended in the same run, and a thread dump, taken in that JVM, shows it stuck; else the verdict is ENVIRONMENT.
 *
 * <pre>
 *   verdict        JUnit                     means
 *   HELD           successful                no violation, in a run that had the power to see one
 *   BROKEN         failed, AssertionError    a forbidden outcome was seen
 *   INCONCLUSIVE   aborted                   nothing can be claimed, or the control does not fit; one more test then fails,
 *                                            and so does the build
 *   ENVIRONMENT    failed, another error     the tool, the JVM or the declaration is at fault
 *   -              skipped                   it needs more processors or a higher tier, or is another shard's; if this
 *                                            machine has too few processors for any of them, one more test fails, and so
 *                                            does the build
 * </pre>
 *
 * <p>{@link Settings} lists the configuration parameters, {@link Tier} the tiers. Besides what JUnit reports, the engine
 * leaves a {@link VerdictFile}.
 *
 * <p>What jcstress cannot see: interleavings that do not come up by themselves in the time given, and whatever this
 * processor's memory model does not do. What Lincheck cannot see stands at
 * {@link io.raceproof.stress.lincheck.ModelCheck}.
 */
@NullMarked
package io.raceproof.stress.engine;

import io.raceproof.stress.race.Tier;
import org.jspecify.annotations.NullMarked;
