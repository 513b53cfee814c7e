/**
 * A race, written once for every lens. This is the page for authors.
 *
 * <h2>What a race is</h2>
 *
 * A race says how the subject is made, what two to four actors do with it at the same time, and what is observed when all of
 * them have ended. The actors' steps are calls of the subject's operations. A race says nothing of tools, and has no table of
 * outcomes: <b>the reference decides</b>. The reference is the plainest correct implementation, written for one thread. The
 * calls of all actors are made on it one after the other, in every order that keeps each actor's own; an outcome (what each
 * call returned or threw, and what was observed) that none of these orders gives is forbidden.
 *
 * <pre>{@code
 *   public final class TwoWithdrawals extends Race<Account> {
 *       public TwoWithdrawals() {
 *           reference(() -> new PlainAccount());                    // the rule
 *           broken("check, then act", () -> new HastyAccount());    // the control
 *           fixed("one lock", () -> new LockedAccount());
 *
 *           var deposit = action("deposit", Account::deposit, 5, 100);      // operations, with the arguments
 *           var withdraw = query("withdraw", Account::withdraw, 60, 70);    // of generated programs
 *           var balance = query("balance", Account::balance);
 *
 *           before(deposit.with(100));
 *           actor(withdraw.with(70), deposit.with(5));
 *           actor(withdraw.with(60), balance);
 *           observe(Account::balance);
 *
 *           name("overdrawn", o -> TRUE.equals(o.result(0, 0)) && TRUE.equals(o.result(1, 0)));
 *       }
 *   }
 * }</pre>
 *
 * <h2>What comes of it</h2>
 *
 * <pre>
 *   Race ──► Program ──► Rule (every serial order of the reference)
 *     │         │
 *     │         └──► Run, again and again ──► Outcome ──► allowed or forbidden, and its name
 *     ▼
 *   Trial (a race, one of its subjects) ──► Lens ──► Evidence ──► verdict
 * </pre>
 *
 * <table>
 *   <caption>Lenses</caption>
 *   <tr><td>{@link io.raceproof.stress.race.StressLens}</td><td>the race's program on the real machine, often: jcstress. A copy
 *       of a fixed test class is made for each subject at run time, so a race needs no annotation processor</td></tr>
 *   <tr><td>{@link io.raceproof.stress.race.ModelLens}</td><td>the race's program in many interleavings: Lincheck. The serial
 *       order that explains a run must also have a call that ended before another began before that one</td></tr>
 *   <tr><td>{@link io.raceproof.stress.race.GeneratedLens}</td><td>the model checker on programs generated from the operations:
 *       up to three actors, three calls, the declared arguments. What fails is shrunk, kept in a file, and tried first from
 *       then on. Before it, {@link io.raceproof.stress.race.PreemptedPrograms} tries ten times as many, each with one preemption
 *       at every step, and with time-outs that run out at every step</td></tr>
 *   <tr><td>{@link io.raceproof.stress.race.HappensBeforeLens}</td><td>data races, whatever the hardware did</td></tr>
 * </table>
 *
 * In a project's tests, the JUnit engine makes a check of each lens and subject of a race: {@code look(LensType.GENERATED,
 * Tier.NIGHTLY)} names a lens (jcstress, the model checker, generated programs, happens-before) and the lowest tier, and so may a subject, {@code fixed("one lock", Tier.PR, …)}; a race that
 * names no lens is looked at by jcstress and the model checker from the smoke tier on.
 *
 * <p>{@link io.raceproof.stress.race.RaceRun} runs a lens over the subjects of a race and judges them. What a lens cannot look
 * into, it says, and its verdict is INCONCLUSIVE or ENVIRONMENT, never BROKEN.
 *
 * A broken subject must be caught. The first one is the control of all others: they are HELD only by a lens that caught it,
 * at the same race, on the same machine.
 *
 * <h2>Rules for authors</h2>
 *
 * <ul>
 *   <li>A subject is made by {@code () -> new X()}; a constructor reference hides it from the model checker, and is refused.
 *   <li>What a call or the observation returns is a value: numbers, text, lists of these. Two are the same if they are equal.
 *       Copy a live view in the operation: {@code query("all", s -> List.copyOf(s.all()))}. An exception that a call throws is
 *       its result, by its class; the actor's next call is made all the same.
 *   <li>Actors that are to be at a step at the same moment meet before it: {@code actor(fill, meet(), take)}. The reference
 *       keeps to it, too. Generated programs have no meetings.
 *   <li>Generated programs begin as the author's does, or with nothing, or with any call. A state that two calls lead to is named:
 *       {@code orBefore(submit, shutdown)}; each pair of calls is then tried from there, too.
 *   <li>Whatever ends the calls is the subject's: do not start threads in an operation. An operation that waits for another
 *       actor says so in the reference, by {@link io.raceproof.stress.race.Waits#until}. Where all orders come to wait, "waits"
 *       is an allowed outcome.
 *   <li>An operation that waits with a time-out does not wait in the reference: it finds what it waits for, or gives up. Let the
 *       time-out be long, minutes and at most an hour: it runs out by the clock of the preempted programs.
 *   <li>An operation that may be refused, or that may do one of several things, says so in the reference:
 *       {@code openReference(choices -> new PlainAccount(choices))} asks {@link io.raceproof.stress.race.Choices} and is run
 *       every way. Several references allow what any of them does.
 *   <li>Names of outcomes are for people: table, prediction, page. They do not decide. A forbidden outcome never has the name
 *       of an allowed one; without a name it is told in full.
 * </ul>
 */
@NullMarked
package io.raceproof.stress.race;

import org.jspecify.annotations.NullMarked;
