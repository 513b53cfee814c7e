package io.raceproof.stress.engine;

import io.raceproof.stress.lincheck.CondensedTrace;
import io.raceproof.stress.lincheck.Condenser;
import io.raceproof.stress.lincheck.Exploration;
import io.raceproof.stress.lincheck.Interleaving;
import io.raceproof.stress.report.Columns;
import io.raceproof.stress.verdict.Judgement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Lincheck found, with its verdict and the interleaving drawn, as text. */
final class ExplorationText {
    private static final int WIDTH = 110;

    /** Whose lines are not drawn: the JDK's and the tools'. */
    static final List<String> NOT_UNDER_TEST = List.of(
            "java.",
            "javax.",
            "jdk.",
            "sun.",
            "kotlin.",
            "kotlinx.",
            "org.jetbrains.lincheck.",
            "org.jetbrains.kotlinx.",
            "io.raceproof.stress.lincheck.");

    private ExplorationText() {}

    /** The interleaving that was found; empty if the tool gave none. */
    static List<String> drawing(Exploration exploration) {
        CondensedTrace story = story(exploration);
        return story == null ? List.of() : Columns.of(story, WIDTH);
    }

    /** The same, as data; null if the tool gave none. */
    static @Nullable CondensedTrace story(Exploration exploration) {
        Interleaving interleaving = exploration.interleaving();
        return interleaving == null || !exploration.finding().isBroken()
                ? null
                : Condenser.condense(interleaving, ExplorationText::isUnderTest);
    }

    private static boolean isUnderTest(String className) {
        return NOT_UNDER_TEST.stream().noneMatch(className::startsWith);
    }

    /** @param threads the thread dump of a model checker that was killed, or nothing */
    static String of(Check check, Judgement judgement, List<String> drawing, List<String> threads, String replay) {
        StringBuilder text = new StringBuilder(check.test())
                .append(": ")
                .append(judgement.verdict())
                .append(", ")
                .append(judgement.reason());
        judgement.bounds().forEach(bound -> text.append("\n  ").append(bound));
        drawing.forEach(line -> text.append("\n  ").append(line));
        threads.forEach(line -> text.append("\n  ").append(line));
        return text.append(replay.isEmpty() ? "" : "\n  " + replay).toString();
    }
}
