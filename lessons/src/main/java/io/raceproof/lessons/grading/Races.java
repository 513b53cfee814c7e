package io.raceproof.lessons.grading;

import io.raceproof.lessons.lab.Lab;
import io.raceproof.lessons.lab.Lab.RaceUse;
import io.raceproof.lessons.lab.Look;
import io.raceproof.stress.race.Race;
import io.raceproof.stress.race.Trial;
import java.util.List;
import java.util.Optional;

/** The trials of a lab's races. */
public final class Races {
    private Races() {}

    /** The answer in each race that is looked at with this. */
    static List<Trial> answers(Lab lab, Look look) {
        return lab.judging(look).stream().map(Races::answer).toList();
    }

    /** The answer in a race. */
    static Trial answer(RaceUse use) {
        return new Trial(use.race().getName(), Lab.ANSWER);
    }

    /** The broken subject of each, where it has one. */
    static List<Optional<Trial>> controls(Lab lab, Look look) {
        return lab.judging(look).stream().map(use -> controlOf(use.load())).toList();
    }

    /** Whether a race has a broken subject. */
    static boolean hasControl(RaceUse use) {
        return controlOf(use.load()).isPresent();
    }

    /** The broken subject of a race. */
    public static Trial control(RaceUse use) {
        return controlOf(use.load())
                .orElseThrow(() -> new IllegalArgumentException(
                        use.race().getName() + " has no broken subject: nothing would show that a lens sees anything"));
    }

    private static <S> Optional<Trial> controlOf(Race<S> race) {
        return race.control().map(subject -> Trial.of(race, subject));
    }
}
