package io.raceproof.stress.race;

import io.raceproof.stress.lincheck.Actors;
import io.raceproof.stress.lincheck.Scenario;
import io.raceproof.stress.lincheck.Unwatched;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A race for a tool that runs {@link Scenario}s. */
public final class RaceScenario implements Scenario {
    private final Stage<?> stage;
    private final int actors;
    private final @Nullable Clock clock;

    /** Of the text of a {@link Trial}. */
    public RaceScenario(String trial) {
        this(Stage.of(trial), null);
    }

    /** With a clock, for the model checker alone. */
    RaceScenario(Stage<?> stage, @Nullable Clock clock) {
        this.stage = stage;
        this.actors = stage.program().actors().size();
        this.clock = clock;
    }

    /** What a tool is to be told. */
    public static String nameOf(Trial trial) {
        return RaceScenario.class.getName() + "#" + trial.text();
    }

    @Override
    public void run() throws InterruptedException {
        Outcome outcome = outcome(stage);
        String violation;
        Unwatched.begin();
        try {
            violation = violationBy(outcome);
        } finally {
            Unwatched.end();
        }
        if (violation != null) {
            throw new AssertionError(violation);
        }
    }

    private @Nullable String violationBy(Outcome outcome) {
        Rule rule = stage.rule();
        if (!rule.allows(outcome)) {
            return rule.nameOf(outcome);
        }
        return clock == null || rule.allows(outcome, clock)
                ? null
                : rule.nameOf(outcome) + ": a call has not seen one that had ended before it";
    }

    /** Of one run, by its name. */
    String outcome() throws InterruptedException {
        Outcome outcome = outcome(stage);
        Unwatched.begin();
        try {
            return stage.rule().nameOf(outcome);
        } finally {
            Unwatched.end();
        }
    }

    /** The first and the place of each actor's calls are looked up before the actors start: no step of theirs. */
    private <S> Outcome outcome(Stage<S> stage) throws InterruptedException {
        Run<S> run = stage.begin(clock);
        Actors.Actor[] made = new Actors.Actor[actors];
        for (int i = 0; i < actors; i++) {
            Program.Link<S> first = stage.program().first(1 + i);
            int offset = stage.program().offset(1 + i);
            made[i] = () -> run.make(first, offset);
        }
        Actors.run(Objects.requireNonNull(run.subject()), made);
        return run.end();
    }
}
