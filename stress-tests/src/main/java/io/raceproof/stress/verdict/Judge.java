package io.raceproof.stress.verdict;

import io.raceproof.stress.jcstress.StressTable;
import io.raceproof.stress.lincheck.Exploration;
import io.raceproof.stress.lincheck.ModelCheck;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Turns what a tool saw into a verdict. A zero counts only if the control, the broken twin, was caught here and now. */
public final class Judge {
    private Judge() {}

    /**
     * Judges a jcstress table.
     *
     * @param control the table of the same harness with its broken subject, from this machine
     */
    public static Judgement stress(StressTable table, StressTable control) {
        Judgement evident = evident(table);
        if (evident != null) {
            return evident;
        }
        Power power = new Power(control.violations(), control.samples(), table.samples());
        String samples = String.format(Locale.ROOT, "%,d samples", table.samples());
        if (power.suffices()) {
            return new Judgement(
                    Verdict.HELD,
                    "no violation in " + samples,
                    List.of("jcstress: no violation in " + samples, power.describe()));
        }
        if (control.violations() == 0 && !control.trouble().isEmpty()) {
            return Judgement.of(
                    Verdict.ENVIRONMENT,
                    "its broken twin could not be judged: " + control.trouble().get(0));
        }
        return new Judgement(
                Verdict.INCONCLUSIVE,
                String.format(
                        Locale.ROOT,
                        "no violation in %s, but its broken twin was caught only %,d times in %,d here: close other"
                                + " programs and run again",
                        samples,
                        control.violations(),
                        control.samples()),
                List.of(power.describe()));
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
        if (!table.trouble().isEmpty()) {
            return Judgement.of(Verdict.ENVIRONMENT, table.trouble().get(0));
        }
        return table.samples() == 0 ? Judgement.of(Verdict.ENVIRONMENT, "jcstress took no sample") : null;
    }

    /**
     * Judges a broken twin: BROKEN is what it should be.
     *
     * @return BROKEN if it was caught, INCONCLUSIVE with the measured rate if not
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
     * @param control the exploration of the broken twin, in the same run
     */
    public static Judgement model(Exploration exploration, Exploration control, ModelCheck.Result result) {
        if (exploration.finding().isBroken()) {
            return new Judgement(
                    Verdict.BROKEN, exploration.message(), List.of("Lincheck: in schedule " + exploration.schedules()));
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
            return Judgement.of(
                    Verdict.INCONCLUSIVE,
                    "the model checker missed the broken twin in " + control.schedules()
                            + " schedules: allow more schedules");
        }
        return new Judgement(
                Verdict.HELD,
                "no violation in " + exploration.schedules() + " schedules",
                List.of("Lincheck: " + exploration.schedules() + " schedules; the broken twin fell in schedule "
                        + control.schedules()));
    }
}
