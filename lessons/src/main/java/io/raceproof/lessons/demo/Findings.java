package io.raceproof.lessons.demo;

import io.raceproof.lessons.Lesson;
import io.raceproof.lessons.lab.LensKind;
import io.raceproof.stress.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the lenses found in one version.
 *
 * @param version what was looked at
 * @param evidence what the lesson says of the first broken version: whether each lens catches it
 * @param seen by each lens, in their order
 */
public record Findings(Lesson.Version version, Map<LensKind, Boolean> evidence, List<Seen> seen) {
    /** Keeps copies. */
    public Findings {
        evidence = Map.copyOf(evidence);
        seen = List.copyOf(seen);
    }

    /** The verdict of all lenses together: broken if one has shown it, held only if all say so that could have seen it. */
    public Verdict verdict() {
        if (verdicts(seen).contains(Verdict.BROKEN)) {
            return Verdict.BROKEN;
        }
        List<Verdict> decisive =
                verdicts(seen.stream().filter(one -> !isSilent(one)).toList());
        return decisive.isEmpty() ? Verdict.INCONCLUSIVE : Verdict.worst(decisive.stream());
    }

    private static List<Verdict> verdicts(List<Seen> seen) {
        return seen.stream().map(one -> one.judgement().verdict()).toList();
    }

    /** Whether the lesson says that this lens does not see this kind of bug, or it is blind in this race. */
    boolean isSilent(Seen one) {
        return Boolean.FALSE.equals(evidence.get(one.lens())) || one.isBlind();
    }

    /** Where lenses that find the same each time differ from what the lesson says of its broken version, in a sentence each. */
    List<String> surprises() {
        List<String> surprises = new ArrayList<>();
        for (Seen one : seen) {
            Boolean expected = evidence.get(one.lens());
            boolean caught = one.isCaught();
            if (version.isBroken()
                    && !one.isBlind()
                    && expected != null
                    && one.lens().isDeterministic()
                    && expected != caught) {
                surprises.add(String.format(
                        Locale.ROOT,
                        "the lesson says that %s is %s by the lens %s, and it was %s: %s",
                        version.name(),
                        words(expected),
                        one.lens().words(),
                        words(caught),
                        one.judgement().reason()));
            }
        }
        return surprises;
    }

    /** Which of the two kinds an outcome is that was not seen. */
    String zero(Lesson lesson, String outcome) {
        boolean raceFree =
                first(Seen.DataRaces.class).map(Seen.DataRaces::isRaceFree).orElse(false);
        return lesson.describe(outcome)
                + (raceFree
                        ? ": impossible, as there is no data race (JLS 17.4.5)"
                        : ": did not happen here; with a data race it may");
    }

    private static String words(boolean caught) {
        return caught ? "caught" : "not caught";
    }

    /** What the first lens of a kind saw. */
    <T extends Seen> Optional<T> first(Class<T> kind) {
        return seen.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }
}
