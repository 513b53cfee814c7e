package io.raceproof.stress.race;

import io.raceproof.stress.lincheck.Exploration;
import io.raceproof.stress.lincheck.Exploration.Finding;
import io.raceproof.stress.lincheck.Search;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Has the model checker look at programs, up to the first that fails: {@link ProgramHunt}. For one thread. */
public final class ProgramSearch implements Search {
    /** What it is told by its name: the effort, and the trial. */
    private final Effort effort;

    private final Trial trial;

    /** What was seen on the way. */
    private int schedules;

    private long millis;
    private int explored;
    private @Nullable Exploration trouble;

    /** Whether it could not look into what a control fails in: then that does not show what the rest is worth. */
    private boolean controlsTrouble;

    /** Of an {@link Effort} and a {@link Trial}, as texts with # between them. */
    public ProgramSearch(String text) {
        int between = text.indexOf('#');
        this.effort = Effort.parse(text.substring(0, between));
        this.trial = Trial.parse(text.substring(between + 1));
    }

    /** What the model checker is to be told. */
    static String nameOf(Trial trial, Effort effort) {
        return ProgramSearch.class.getName() + "#" + effort.text() + "#" + trial.text();
    }

    @Override
    public Exploration search(Exploring exploring) {
        return search(trial.load(), exploring);
    }

    private <S> Exploration search(Race<S> race, Exploring exploring) {
        Optional<ProgramHunt.Failure<Exploration>> failure =
                new ProgramHunt<>(race, trial.subject(), effort).first(stage -> explore(stage, exploring));
        return failure.map(this::told).orElseGet(this::nothing);
    }

    /** Explores one program; null if nothing was found. */
    private @Nullable Exploration explore(Stage<?> stage, Exploring exploring) {
        Exploration found = exploring.explore(
                new RaceScenario(stage, new Clock(stage.program().size())), effort.schedules());
        schedules += found.schedules();
        millis += found.millis();
        if (found.finding() == Finding.TOOL_TROUBLE) {
            trouble = found;
            controlsTrouble |=
                    ProgramHunt.failed(trial.race()).contains(stage.program().text());
        } else {
            explored++;
        }
        return found.finding().isBroken() ? found : null;
    }

    private Exploration told(ProgramHunt.Failure<Exploration> failure) {
        Exploration found = failure.found();
        return new Exploration(
                trial.text(),
                found == null ? Finding.WITHOUT_RACE : found.finding(),
                (found == null ? failure.inTurn() : found.message()) + " (program: " + failure.program() + ")",
                Math.max(1, schedules),
                millis,
                found == null ? null : found.interleaving(),
                failure.program());
    }

    private Exploration nothing() {
        if (explored == 0 || controlsTrouble) {
            String why = trouble == null
                    ? "every generated program may wait forever: no model checker looks into these"
                    : trouble.message();
            return new Exploration(trial.text(), Finding.TOOL_TROUBLE, why, schedules, millis, null);
        }
        return new Exploration(trial.text(), Finding.NOTHING, "", schedules, millis, null);
    }
}
