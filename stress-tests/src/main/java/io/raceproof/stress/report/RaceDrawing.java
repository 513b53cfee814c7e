package io.raceproof.stress.happensbefore;

import io.raceproof.stress.happensbefore.DataRace.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Draws a data race in two columns, time going down: what each thread did around its access. Each edge of the happens-before
 * order is told at its end; between the two accesses stands the one that is missing.
 *
 * <pre>
 *   actor 1                             actor 2
 *   acquires A.lock
 *   writes A.sum  (A.java:12)
 *   releases A.lock
 *   ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌ no edge ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌
 *                                       acquires B.lock
 *                                       reads A.sum  (A.java:20)
 * </pre>
 */
public final class RaceDrawing {
    private static final String DASH = "╌";

    private RaceDrawing() {}

    /** In lines of twice that width. */
    public static List<String> of(DataRace race, int width) {
        List<String> lines = new ArrayList<>();
        lines.add(line(width, race.first().thread(), race.second().thread()));
        int last = barAfter(race.steps());
        for (int i = 0; i < race.steps().size(); i++) {
            Step step = race.steps().get(i);
            String words = words(race, step);
            lines.add(step.ofFirst() ? line(width, words, "") : line(width, "", words));
            if (i == last) {
                lines.add(bar(width));
            }
        }
        return lines;
    }

    /** After the first thread's last step before the second one's access. */
    private static int barAfter(List<Step> steps) {
        int after = -1;
        for (int i = 0; i < steps.size(); i++) {
            if (!steps.get(i).ofFirst() && isAccess(steps.get(i))) {
                return after;
            }
            after = steps.get(i).ofFirst() ? i : after;
        }
        return after;
    }

    private static boolean isAccess(Step step) {
        return step.kind() == Step.Kind.READS || step.kind() == Step.Kind.WRITES;
    }

    private static String words(DataRace race, Step step) {
        String words = step.kind().name().toLowerCase(Locale.ROOT) + " " + step.what();
        if (isAccess(step)) {
            DataRace.Side side = step.ofFirst() ? race.first() : race.second();
            return words + " " + side.place();
        }
        return step.edgeFrom() < 0 ? words : words + ", after the other's release";
    }

    private static String line(int width, String left, String right) {
        return String.format(Locale.ROOT, "%-" + width + "s%s", left, right).stripTrailing();
    }

    private static String bar(int width) {
        String half = DASH.repeat(Math.max(1, width - 5));
        return half + " no edge " + half;
    }
}
