package io.raceproof.stress.race;

import io.raceproof.stress.fit.Coverage;
import io.raceproof.stress.fit.Probe;
import io.raceproof.stress.fit.ProbeLoader;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a subject's calls in one thread. A subject that is wrong even so needs no race to be caught: that a lens catches it
 * does not show that the lens would see one.
 */
final class WithoutRace {
    private static final String WRONG = "wrong";
    private static final String RIGHT = "right";

    private WithoutRace() {}

    /**
     * Whether each serial order of the race's calls gives an outcome that this order must not have. Copies of the classes
     * are run, so that a run that does not end can be ended; of a subject that waits, nothing is known.
     */
    static boolean isWrong(Race<?> race, Subject<?> subject) throws InterruptedException {
        String trial = Trial.of(race, subject).text();
        ClassLoader copies = new ProbeLoader(race.getClass(), Map.of());
        Optional<String> found = Probe.twice(
                running -> {
                    running.as("");
                    Thread.currentThread().setContextClassLoader(copies);
                    return Stage.of(trial).isWrongInTurn() ? WRONG : RIGHT;
                },
                new Coverage());
        return found.equals(Optional.of(WRONG));
    }
}
