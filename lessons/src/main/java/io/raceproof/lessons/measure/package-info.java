/**
 * Measuring, for lessons whose subject is throughput, latency or memory: a series of points, each measured in several rounds,
 * and what may be said of it.
 *
 * <pre>
 *   {@link io.raceproof.lessons.measure.Rounds} ──► {@link io.raceproof.lessons.measure.Series} ──► {@link
 * io.raceproof.lessons.measure.Claim} ─┐
 *   (round 1: all points, round 2: all points, …)        │  (a {@link io.raceproof.lessons.measure.Band} and a spread)
 *                                                        └──► {@link io.raceproof.lessons.measure.Plot}, Table ─┴──► {@link
 * io.raceproof.lessons.measure.PlotPage}
 * </pre>
 *
 * <p>A machine that has other things to do changes what is measured. So nothing is claimed of a single number. A claim is a
 * band for a value, mostly for the ratio of two points of the same round: it HELD if the value was inside in every round, is
 * BROKEN if it was outside on the same side in every round, and otherwise INCONCLUSIVE: the spread is larger than the distance to the
 * edge. {@link io.raceproof.lessons.measure.ProcessorUse} says besides how much of the machine other programs had.
 */
@NullMarked
package io.raceproof.lessons.measure;

import org.jspecify.annotations.NullMarked;
