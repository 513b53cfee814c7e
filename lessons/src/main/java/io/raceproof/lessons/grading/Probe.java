package io.raceproof.lessons.grading;

import io.raceproof.lessons.lab.CheckerScenario;
import io.raceproof.stress.race.RaceScenario;
import io.raceproof.stress.race.Trial;
import java.util.List;

/**
 * One check, scenario or race of a learner's checker.
 *
 * @param kind which of these
 * @param index among those of its kind, counted from 0
 * @param name the claim of a check or scenario, the class name of a race
 * @param isModelled whether the model checker may look at it
 */
record Probe(Kind kind, int index, String name, boolean isModelled) {
    /** What it is. */
    enum Kind {
        CHECK,
        SCENARIO,
        RACE
    }

    /** For people. */
    String title() {
        return kind == Kind.RACE
                ? "race " + name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1)
                : "\"" + name + "\"";
    }

    /** What a tool that runs scenarios is to be told. */
    String scenario(String checker, Specimen specimen) {
        return kind == Kind.RACE
                ? RaceScenario.class.getName() + "#" + new Trial(name, specimen.className()).text()
                : CheckerScenario.nameOf(checker, index, specimen.className());
    }

    /** As {@link #parse} reads it. */
    String text() {
        return "probe " + kind + " " + index + " " + isModelled + " " + name;
    }

    /** Reads a line. */
    static Probe parse(String text) {
        List<String> words = List.of(text.split(" ", 5));
        return new Probe(
                Kind.valueOf(words.get(1)),
                Integer.parseInt(words.get(2)),
                words.get(4),
                Boolean.parseBoolean(words.get(3)));
    }
}
