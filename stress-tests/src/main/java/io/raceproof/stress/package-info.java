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
 *   engine  the same tools as a TestEngine of the JUnit Platform; fit says whether a control fits its test
 * </pre>
 *
 * <p>It knows nothing of the executor or of the lessons: it serves any class.
 */
@NullMarked
package io.raceproof.stress;

import org.jspecify.annotations.NullMarked;
