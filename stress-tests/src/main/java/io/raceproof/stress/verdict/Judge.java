package io.raceproof.stress.verdict;

import io.raceproof.stress.jcstress.StressTable;
import io.raceproof.stress.lincheck.Exploration;
import io.raceproof.stress.lincheck.ModelCheck;
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
