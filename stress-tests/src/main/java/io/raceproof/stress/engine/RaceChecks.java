package io.raceproof.stress.engine;

import io.raceproof.stress.race.GeneratedLens;
import io.raceproof.stress.race.LensType;
import io.raceproof.stress.race.ModelLens;
import io.raceproof.stress.race.Race;
import io.raceproof.stress.race.Subject;
import io.raceproof.stress.race.Subject.Role;
import io.raceproof.stress.race.Tier;
import io.raceproof.stress.race.Trial;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The checks of races: one for each lens and subject of a race, known by {@code the.Race#subject#lens}. A race that cannot be
 * made is one check, known by its class name alone, which says why.
 */
final class RaceChecks {
    private static final char BETWEEN = '#';

    private RaceChecks() {}

    static boolean isRace(Class<?> candidate) {
        return Race.class.isAssignableFrom(candidate)
                && Modifier.isPublic(candidate.getModifiers())
                && !Modifier.isAbstract(candidate.getModifiers());
    }

    /** Whether it is the name of a check of a race; else it is a class name. */
    static boolean isOne(String test) {
        return test.indexOf(BETWEEN) >= 0;
    }

    /** The class that a check is declared in. */
    static String className(String test) {
        return isOne(test) ? test.substring(0, test.indexOf(BETWEEN)) : test;
    }

    /** The names of the checks of that class, if it is a race, and of those nested in it, at any depth. */
    static List<String> in(Class<?> type) {
        return Stream.concat(
                        isRace(type) ? names(type).stream() : Stream.of(),
                        Arrays.stream(type.getDeclaredClasses()).flatMap(nested -> in(nested).stream()))
                .toList();
    }

    private static List<String> names(Class<?> type) {
        Race<?> race;
        try {
            race = new Trial(type.getName(), "").load(type.getClassLoader());
        } catch (IllegalArgumentException e) {
            return List.of(type.getName());
        }
        List<String> names = new ArrayList<>();
        for (LensType lens : race.lenses().keySet()) {
            race.subjects().forEach(subject -> names.add(nameOf(Trial.of(race, subject), lens)));
        }
        return names;
    }

    private static String nameOf(Trial trial, LensType lens) {
        return trial.text() + BETWEEN + lens.word();
    }

    static Trial trialOf(String test) {
        return Trial.parse(test.substring(0, test.lastIndexOf(BETWEEN)));
    }

    private static LensType lensOf(String test) {
        return LensType.of(test.substring(test.lastIndexOf(BETWEEN) + 1));
    }

    /** For people: "one lock, jcstress". */
    static String title(String test) {
        return isOne(test)
                ? trialOf(test).subject() + ", " + lensOf(test).word()
                : test.substring(test.lastIndexOf('.') + 1);
    }

    /** What the model checker is to be told. */
    static String nameForModel(String test, Tier tier) {
        if (!isOne(test)) {
            return test;
        }
        return isGenerated(test)
                ? GeneratedLens.scenarioOf(trialOf(test), tier.effort())
                : ModelLens.scenarioOf(trialOf(test));
    }

    /** Whether it searches generated programs. */
    static boolean isGenerated(String test) {
        return isOne(test) && lensOf(test) == LensType.GENERATED;
    }

    /**
     * The check of that name.
     *
     * @throws IllegalArgumentException if it cannot be run, in one sentence
     */
    static Check of(String test, ClassLoader loader) {
        if (!isOne(test)) {
            new Trial(test, "").load(loader);
            throw new IllegalArgumentException(test + " could not be made when it was looked for, and now it can");
        }
        Trial trial = trialOf(test);
        Race<?> race = trial.load(loader);
        Subject<?> subject = race.subject(trial.subject());
        LensType lens = lensOf(test);
        int actors = race.program().actors().size();
        if (actors < 2) {
            throw new IllegalArgumentException(race.id() + " has " + actors + " actors: a race has two to four");
        }
        boolean broken = subject.role() == Role.BROKEN;
        return new Check(
                test,
                Check.Lens.of(lens),
                lens == LensType.STRESS ? actors : 1,
                race.tier(lens, subject),
                broken,
                List.of(),
                broken
                        ? null
                        : race.control()
                                .map(control -> nameOf(Trial.of(race, control), lens))
                                .orElse(null),
                trial);
    }
}
