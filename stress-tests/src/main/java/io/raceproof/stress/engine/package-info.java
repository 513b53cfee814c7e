/**
 * A TestEngine of the JUnit Platform for jcstress and Lincheck: every class with @JCStressTest is a test, and so is every
 * {@link io.raceproof.stress.lincheck.Scenario} that can be made.
 *
 * <pre>
 *   Discovery ──► Plan ──► Campaign (jcstress) ────────► Check.judge ──► Evidence ──► Reporter ──► JUnit
 *                   └────► ModelCampaign (Lincheck) ───────┘                             └──────► VerdictFile
 * </pre>
 *
 * <p>Its verdict is worth something only if the test can fail. So a class says what shows that: {@link Control}, its broken
 * twin, which must be caught in the same run; or {@link MustSee}, outcomes that prove that its actors met. A broken twin is
 * marked {@link MustBeCaught}.
 *
 * <pre>
 *   verdict        JUnit                     means
 *   HELD           successful                no violation, in a run that had the power to see one
 *   BROKEN         failed, AssertionError    a forbidden outcome was seen
 *   INCONCLUSIVE   aborted                   nothing can be claimed; one more test then fails, and so does the build
 *   ENVIRONMENT    failed, another error     the tool, the JVM or the declaration is at fault
 *   -              skipped                   it needs more processors or a higher tier, or is another shard's
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

import org.jspecify.annotations.NullMarked;
