/**
 * The detector. These classes lie on the boot class path of the JVM that is watched, because the JDK's own classes call
 * them; they use nothing but java.lang, and no class that is rewritten by the agent while they hold their lock. Nor have they
 * an invokedynamic, string concatenation by + included: linking one takes locks of the JDK.
 *
 * <pre>
 *   rewritten code ──► Hooks ──► Detector ──► Shadow (one an object) ──► RacingPair
 *                        │          └──► ThreadState (clock, held locks)
 *                        └──► Preemption (stops one thread at one hook)
 * </pre>
 */
@NullMarked
package io.raceproof.stress.happensbefore.runtime;

import org.jspecify.annotations.NullMarked;
