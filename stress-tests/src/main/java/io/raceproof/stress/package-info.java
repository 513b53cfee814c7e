/**
 * The verification library: runs jcstress and Lincheck, and says what their runs are worth.
 *
 * <pre>
 *   process ◄── jcstress ──► StressTable ──┐
 *      ▲                                   ├──► verdict ──► report
 *      └────── lincheck ──► Exploration ───┘
 * </pre>
 *
 * <p>It knows nothing of the executor or of the lessons: it serves any class.
 */
@NullMarked
package io.raceproof.stress;

import org.jspecify.annotations.NullMarked;
