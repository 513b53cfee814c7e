/**
 * The happens-before lens: names the data races of a scenario, on any hardware, without luck. Two accesses to one variable,
 * of which one writes, are a data race if the happens-before order (JLS 17.4.5) does not order them, in whatever order they
 * came: so one run that performs both is enough.
 *
 * <pre>
 *   HappensBefore ──starts──► HappensBeforeMain ──► Search ──► ScenarioRun ──► Hooks.begin … end
 *     (a JVM of its own,                              warm-up, every serial order, one preemption at every hook,
 *      with the agent)                                a second one where others waited for that thread, parallel runs,
 *                                                     serial runs with fresh classes
 * </pre>
 *
 * <p>What it cannot see: atomicity violations, when every access is ordered (each under its lock) and the whole is wrong.
 * Those break the scenario's own rule in one of the runs, or are for the model checker. What is ordered by something else
 * than what {@code agent.EdgeTable} and the classes' own code say (files, sockets, other processes) it does not know of.
 */
@NullMarked
package io.raceproof.stress.happensbefore;

import org.jspecify.annotations.NullMarked;
