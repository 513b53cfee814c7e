package io.raceproof.stress.engine;

import io.raceproof.stress.jcstress.StressTable;
import io.raceproof.stress.lincheck.Exploration;
import io.raceproof.stress.lincheck.ModelCheck;
import io.raceproof.stress.lincheck.Scenario;
import io.raceproof.stress.race.LensType;
import io.raceproof.stress.race.ModelEvidence;
import io.raceproof.stress.race.Tier;
import io.raceproof.stress.race.Trial;
import io.raceproof.stress.verdict.Judge;
import io.raceproof.stress.verdict.Judgement;
import io.raceproof.stress.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.infra.TestInfo;

/**
 * A @JCStressTest class, a scenario for Lincheck, or a lens on one of a race's subjects, and what it must show.
 *
 * @param test the name of the class, or as {@link RaceChecks} has it
 * @param lens what runs it
 * @param actors how many processors it needs
 * @param tier the lowest in which it runs
 * @param mustBeCaught whether it is a positive control
 * @param mustSee outcomes that must be seen
 * @param control the name of its positive control, or null
 * @param trial the race and its subject; null if it is a class
 */
record Check(
        String test,
        Lens lens,
        int actors,
        Tier tier,
        boolean mustBeCaught,
        List<String> mustSee,
        @Nullable String control,
        @Nullable Trial trial) {

    /** The tool that runs a check. */
    enum Lens {
        /** jcstress. */
        STRESS,
        /** Lincheck's model checker. */
        MODEL,
        /** Lincheck's model checker, on programs generated from a race's operations. */
        GENERATED,
        /** The happens-before lens. */
        HAPPENS_BEFORE;

        static Lens of(LensType type) {
            return switch (type) {
                case STRESS -> STRESS;
                case MODEL -> MODEL;
                case GENERATED -> GENERATED;
                case HAPPENS_BEFORE -> HAPPENS_BEFORE;
            };
        }
    }

    /** Of a class. */
    Check(
            String test,
            Lens lens,
            int actors,
            Tier tier,
            boolean mustBeCaught,
            List<String> mustSee,
            @Nullable String control) {
        this(test, lens, actors, tier, mustBeCaught, mustSee, control, null);
    }

    static final String NO_CONTROL = "its race has no broken subject";

    /** What a class claims, for the file of verdicts. */
    enum Claim {
        /** Nothing forbidden happens. */
        HOLDS,
        /** The positive control is caught. */
        CAUGHT,
        /** The outcomes that are named are seen, and nothing forbidden. */
        SEEN;

        /** In lower case. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Reads a class's declaration.
     *
     * @throws IllegalArgumentException if it is at fault, in one sentence
     */
    static Check of(Class<?> testClass) {
        String test = testClass.getName();
        Lens lens = lensOf(testClass);
        if (lens == Lens.MODEL) {
            Scenarios.checkInstantiable(testClass);
        }
        int actors = lens == Lens.MODEL ? 1 : actorsOf(test);
        boolean caught = testClass.isAnnotationPresent(MustBeCaught.class);
        List<String> see = Optional.ofNullable(testClass.getAnnotation(MustSee.class))
                .map(annotation -> List.of(annotation.value()))
                .orElse(List.of());
        Class<?> control = Optional.ofNullable(testClass.getAnnotation(Control.class))
                .<Class<?>>map(Control::value)
                .orElse(null);
        if (caught && (control != null || !see.isEmpty())) {
            throw new IllegalArgumentException(
                    test + " is marked @MustBeCaught: it can have neither @Control nor @MustSee");
        }
        if (lens == Lens.MODEL && !see.isEmpty()) {
            throw new IllegalArgumentException(test + " is a scenario for Lincheck: @MustSee is for jcstress");
        }
        if (control != null) {
            checkControl(test, lens, control);
        }
        Tier tier = Optional.ofNullable(testClass.getAnnotation(FromTier.class))
                .map(FromTier::value)
                .orElse(Tier.SMOKE);
        return new Check(test, lens, actors, tier, caught, see, control == null ? null : control.getName());
    }

    private static Lens lensOf(Class<?> testClass) {
        return Scenario.class.isAssignableFrom(testClass) ? Lens.MODEL : Lens.STRESS;
    }

    private static int actorsOf(String test) {
        return Catalogue.find(test)
                .map(TestInfo::threads)
                .orElseThrow(() -> new IllegalArgumentException(test + " is missing in META-INF/TestList: declare"
                        + " jcstress-core in the compiler's annotationProcessorPaths, and let only one such file be on the"
                        + " class path"));
    }

    private static void checkControl(String test, Lens lens, Class<?> control) {
        String ofTest = "the control of " + test + ", " + control.getName() + ", ";
        boolean fits = lens == Lens.MODEL
                ? Scenario.class.isAssignableFrom(control)
                : control.isAnnotationPresent(JCStressTest.class);
        if (!fits || !control.isAnnotationPresent(MustBeCaught.class)) {
            throw new IllegalArgumentException(ofTest
                    + (lens == Lens.MODEL
                            ? "must be a scenario, too, and marked @MustBeCaught"
                            : "must be marked @JCStressTest and @MustBeCaught"));
        }
        if (lens == Lens.MODEL) {
            Scenarios.checkInstantiable(control);
        } else if (Catalogue.find(control.getName()).isEmpty()) {
            throw new IllegalArgumentException(ofTest + "is missing in META-INF/TestList");
        }
    }

    Claim claim() {
        if (mustBeCaught) {
            return Claim.CAUGHT;
        }
        return control == null && !mustSee.isEmpty() ? Claim.SEEN : Claim.HOLDS;
    }

    /**
     * Whether more samples could make it HELD: not if nothing shows what a zero is worth, or the control does not fit.
     *
     * @param table what was seen
     * @param controlTable what was seen of its control, if it has one
     */
    boolean canImprove(StressTable table, @Nullable StressTable controlTable) {
        return controlTable == null
                ? mustBeCaught || !mustSee.isEmpty()
                : Judge.misfit(table, controlTable).isEmpty();
    }

    /** The tests that must be run for this check: its control first. */
    List<String> tests() {
        List<String> tests = new ArrayList<>();
        if (control != null) {
            tests.add(control);
        }
        tests.add(test);
        return tests;
    }

    /**
     * Judges it.
     *
     * @param table what was seen
     * @param controlTable what was seen of its control, if it has one
     */
    Judgement judge(StressTable table, @Nullable StressTable controlTable) {
        if (mustBeCaught) {
            return Judge.mustBeCaught(table);
        }
        Judgement judged = controlTable == null ? Judge.evident(table) : Judge.stress(table, controlTable);
        if (judged != null && judged.verdict() != Verdict.HELD && judged.verdict() != Verdict.INCONCLUSIVE) {
            return judged;
        }
        List<String> bounds = new ArrayList<>();
        if (!mustSee.isEmpty()) {
            Judgement seen = Judge.mustSee(table, mustSee);
            if (seen.verdict() != Verdict.HELD) {
                return seen;
            }
            bounds.addAll(seen.bounds());
        }
        if (judged != null) {
            bounds.addAll(judged.bounds());
            return new Judgement(judged.verdict(), judged.reason(), bounds);
        }
        String samples = String.format(Locale.ROOT, "%,d samples", table.samples());
        return mustSee.isEmpty()
                ? Judgement.of(
                        Verdict.INCONCLUSIVE,
                        "no violation in " + samples + ", but nothing shows that one would have been seen: "
                                + (trial == null
                                        ? "name its positive control with @Control, or with @MustSee the outcomes that"
                                                + " prove that its actors met"
                                        : NO_CONTROL))
                : new Judgement(Verdict.HELD, "all that must be seen was seen, in " + samples, bounds);
    }

    /**
     * Judges a scenario.
     *
     * @param controls the exploration of its control, if it has one
     * @param run both are from
     */
    Judgement judge(Exploration exploration, @Nullable Exploration controls, ModelCheck.Result run) {
        if (trial != null) {
            ModelEvidence evidence = new ModelEvidence(trial, exploration, run.canary());
            Judgement judgement =
                    evidence.judge(controls == null ? evidence : new ModelEvidence(trial, controls, run.canary()));
            boolean uncontrolled = !mustBeCaught && controls == null;
            return uncontrolled && judgement.verdict() == Verdict.INCONCLUSIVE
                    ? Judgement.of(Verdict.INCONCLUSIVE, "nothing was found, but " + NO_CONTROL)
                    : judgement;
        }
        if (mustBeCaught || controls != null) {
            return Judge.model(exploration, controls == null ? exploration : controls, run);
        }
        Judgement judgement = Judge.model(exploration, run.canary().with(null), run);
        return judgement.verdict() == Verdict.HELD
                ? Judgement.of(
                        Verdict.INCONCLUSIVE,
                        judgement.reason()
                                + ", but nothing shows that one would have been seen: name its positive control"
                                + " with @Control")
                : judgement;
    }
}
