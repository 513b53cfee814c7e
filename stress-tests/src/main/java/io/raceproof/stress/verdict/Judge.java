package io.raceproof.stress.verdict;

import io.raceproof.stress.fit.Fit;
import io.raceproof.stress.jcstress.Expectation;
import io.raceproof.stress.jcstress.StressTable;
import io.raceproof.stress.lincheck.Exploration;
import io.raceproof.stress.lincheck.ModelCheck;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a tool saw into a verdict. That nothing was seen counts only if a positive control, the same harness with a
 * broken subject, was caught here and now, and fits the test.
 */
public final class Judge {
    private Judge() {}

    /**
     * Judges a jcstress table.
     *
     * @param control the table of the positive control, from the same run
     */
    public static Judgement stress(StressTable table, StressTable control) {
        if (table.violations() == 0 && !table.hang().isEmpty() && hasEnded(control)) {
            return Judgement.of(
                    Verdict.BROKEN, table.hang().get(0) + ", while its control has ended; the thread dump shows it");
        }
        Judgement evident = evident(table);
        if (evident != null) {
            return evident;
        }
        Optional<String> misfit = misfit(table, control);
        if (misfit.isPresent()) {
            return Judgement.of(Verdict.INCONCLUSIVE, misfit.get());
        }
        Power power = new Power(control.violations(), control.samples(), table.samples());
        return power.suffices() ? held(table, power) : powerless(table, control, power);
    }

    private static boolean hasEnded(StressTable control) {
        return control.samples() > 0
                && control.hang().isEmpty()
                && control.trouble().isEmpty();
    }

    private static Judgement held(StressTable table, Power power) {
        String none = String.format(Locale.ROOT, "no violation in %,d samples", table.samples());
        return new Judgement(Verdict.HELD, none, List.of("jcstress: " + none, power.describe()));
    }

    /** What to do about it depends on why: more time helps only where the control is caught at all. */
    private static Judgement powerless(StressTable table, StressTable control, Power power) {
        String none = String.format(Locale.ROOT, "no violation in %,d samples, but ", table.samples());
        if (control.violations() > 0) {
            return new Judgement(
                    Verdict.INCONCLUSIVE,
                    none
                            + String.format(
                                    Locale.ROOT,
                                    "the control was caught only %,d times in %,d: fewer than %d were expected; run longer",
                                    control.violations(),
                                    control.samples(),
                                    Power.HITS_TO_EXPECT),
                    List.of(power.describe()));
        }
        String trouble = control.hang().stream()
                .limit(1)
                .findFirst()
                .or(() -> control.trouble().stream().findFirst())
                .orElse("");
        if (!trouble.isEmpty()) {
            return Judgement.of(Verdict.ENVIRONMENT, "its control could not be judged: " + trouble);
        }
        return Judgement.of(
                Verdict.INCONCLUSIVE,
                none
                        + String.format(
                                Locale.ROOT,
                                "the control was caught 0 times in %,d: it is not broken, or this processor does not show"
                                        + " it in so many samples",
                                control.samples()));
    }

    /**
     * Why the positive control does not fit, in one sentence; empty if it does. No number of samples mends that.
     *
     * @see Fit
     */
    public static Optional<String> misfit(StressTable table, StressTable control) {
        if (table.test().equals(control.test())) {
            return Optional.empty();
        }
        return Fit.misfit(table.profile(), control.profile())
                .or(() -> control.outcomes().stream()
                        .filter(shown -> shown.count() > 0 && shown.expectation() == Expectation.FORBIDDEN)
                        .filter(shown -> table.gradeOf(shown.id()) != Expectation.FORBIDDEN)
                        .map(shown -> "the control " + simple(control.test()) + " does not fit " + simple(table.test())
                                + ": it forbids \"" + shown.id() + "\" and shows it, but the test accepts it")
                        .findFirst());
    }

    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    /** What can be told without a control: a violation, or trouble; null if there was neither. */
    public static @Nullable Judgement evident(StressTable table) {
        if (table.violations() > 0) {
            StressTable.Outcome worst = table.outcomes().get(0);
            return new Judgement(
                    Verdict.BROKEN,
                    String.format(
                            Locale.ROOT,
                            "%s, %,d times in %,d samples",
                            worst.description(),
                            worst.count(),
                            table.samples()),
                    List.of(String.format(
                            Locale.ROOT,
                            "jcstress: %,d violations in %,d samples",
                            table.violations(),
                            table.samples())));
        }
        if (!table.hang().isEmpty()) {
            return Judgement.of(
                    Verdict.ENVIRONMENT,
                    table.hang().get(0) + "; no control has ended beside it, so the machine may be at fault");
        }
        if (!table.trouble().isEmpty()) {
            return Judgement.of(Verdict.ENVIRONMENT, table.trouble().get(0));
        }
        return table.samples() == 0 ? Judgement.of(Verdict.ENVIRONMENT, "jcstress took no sample") : null;
    }

    /**
     * Judges a positive control: BROKEN is what it should be.
     *
     * @return BROKEN if it was caught, INCONCLUSIVE with the number of samples if not
     */
    public static Judgement mustBeCaught(StressTable table) {
        Judgement evident = evident(table);
        return evident != null
                ? evident
                : Judgement.of(
                        Verdict.INCONCLUSIVE,
                        String.format(
                                Locale.ROOT, "must be caught, but was seen 0 times in %,d samples", table.samples()));
    }

    /**
     * Judges a demonstration that found no violation.
     *
     * @param ids the outcomes that must be seen
     * @return HELD if all were seen, INCONCLUSIVE with the measured rate if not
     */
    public static Judgement mustSee(StressTable table, Collection<String> ids) {
        List<String> bounds = new ArrayList<>();
        for (String id : ids) {
            long count = table.count(id);
            if (count == 0) {
                return Judgement.of(
                        Verdict.INCONCLUSIVE,
                        String.format(
                                Locale.ROOT,
                                "\"%s\" must be seen, but was seen 0 times in %,d samples",
                                id,
                                table.samples()));
            }
            bounds.add(String.format(Locale.ROOT, "\"%s\" was seen %,d times in %,d", id, count, table.samples()));
        }
        return new Judgement(Verdict.HELD, "all that must be seen was seen", bounds);
    }

    /**
     * Judges an exploration of the model checker.
     *
     * @param result the run it is from, for its canary
     * @param control the exploration of the positive control, in the same run
     */
    public static Judgement model(Exploration exploration, Exploration control, ModelCheck.Result result) {
        boolean supports = control.finding() != Exploration.Finding.WITHOUT_RACE;
        if (!supports && (exploration.equals(control) || !exploration.finding().isBroken())) {
            return Judgement.of(
                    Verdict.INCONCLUSIVE,
                    "the control shows no race: it breaks its rule without any concurrency: " + control.message());
        }
        if (exploration.finding().isBroken()) {
            return new Judgement(
                    Verdict.BROKEN,
                    exploration.message(),
                    List.of("Lincheck: failed at schedule " + exploration.schedules()));
        }
        if (exploration.finding() == Exploration.Finding.TOOL_TROUBLE) {
            return Judgement.of(Verdict.ENVIRONMENT, exploration.message());
        }
        if (exploration.finding() == Exploration.Finding.NOT_RUN) {
            return Judgement.of(Verdict.INCONCLUSIVE, "not run: an earlier scenario was broken, and that was enough");
        }
        if (!result.canary().finding().isBroken()) {
            return Judgement.of(
                    Verdict.INCONCLUSIVE,
                    "the model checker missed its canary: it sees nothing on this JVM; try another JDK");
        }
        if (!control.finding().isBroken()) {
            return missed(control);
        }
        return Fit.misfit(exploration.profile(), control.profile())
                .map(sentence -> Judgement.of(Verdict.INCONCLUSIVE, sentence))
                .orElseGet(() -> held(exploration, control));
    }

    private static Judgement missed(Exploration control) {
        if (control.finding() == Exploration.Finding.TOOL_TROUBLE) {
            return Judgement.of(Verdict.ENVIRONMENT, "the control could not be explored: " + control.message());
        }
        if (control.finding() == Exploration.Finding.NOT_RUN) {
            return Judgement.of(Verdict.INCONCLUSIVE, "the control was not run");
        }
        String missed = "the model checker missed the control in ";
        return Judgement.of(
                Verdict.INCONCLUSIVE,
                control.exhausted()
                        ? missed + "all of its " + control.schedules()
                                + " schedules: it is not broken under sequential consistency; a missing volatile and a"
                                + " time-out are for jcstress"
                        : missed + control.schedules() + " schedules: allow more schedules");
    }

    private static Judgement held(Exploration exploration, Exploration control) {
        String notExplored = exploration.message();
        String schedules = (exploration.exhausted() && notExplored.isEmpty() ? "all " : "") + exploration.schedules()
                + " schedules";
        String held =
                "Lincheck: " + schedules + "; the control failed at schedule " + control.schedules() + ", as required";
        return new Judgement(
                Verdict.HELD,
                "no violation in " + schedules,
                notExplored.isEmpty() ? List.of(held) : List.of(held, notExplored));
    }
}
