package io.raceproof.stress.race;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where one subject's race is run again and again: everything that is the same for each run. Immutable.
 *
 * @param <S> the type of the subject
 */
public final class Stage<S> {
    /** How the grade of an allowed outcome begins. */
    public static final String ALLOWED = "allowed: ";

    /** How the grade of a forbidden outcome begins. */
    public static final String FORBIDDEN = "forbidden: ";

    private final Program<S> program;
    private final Rule rule;
    private final Subject<S> subject;

    private Stage(Race<S> race, Program<S> program, String subject) {
        this.program = program;
        this.rule = race.rule(program);
        this.subject = race.subject(subject);
    }

    /** Of the race's own program. */
    static <S> Stage<S> of(Race<S> race, String subject) {
        return new Stage<>(race, race.program(), subject);
    }

    /** Of another program. */
    static <S> Stage<S> of(Race<S> race, String subject, Program<S> program) {
        return new Stage<>(race, program, subject);
    }

    /** Of the text of a {@link Trial}. */
    public static Stage<?> of(String trial) {
        Trial parsed = Trial.parse(trial);
        return of(parsed.load(), parsed.subject());
    }

    /** Begins a run, with a fresh subject. */
    public Run<S> begin() {
        return new Run<>(program, subject.maker());
    }

    /** The same, with a clock. */
    Run<S> begin(@Nullable Clock clock) {
        if (clock != null) {
            clock.reset();
        }
        return new Run<>(program, subject.maker(), clock);
    }

    /** Makes all calls in this thread, in the given order: who calls. */
    Outcome serial(List<Integer> order) {
        Run<S> run = begin();
        int[] made = new int[program.actors().size()];
        order.forEach(actor -> run.call(actor, made[actor]++));
        return run.end();
    }

    /** Whether every serial order in which all calls can be made has an outcome that is not allowed for it. */
    boolean isWrongInTurn() {
        List<List<Integer>> orders = rule.orders();
        return !orders.isEmpty() && orders.stream().noneMatch(order -> rule.allows(serial(order), order));
    }

    /** Whether the outcome is allowed, and its name. */
    public String grade(Outcome outcome) {
        return (rule.allows(outcome) ? ALLOWED : FORBIDDEN) + rule.nameOf(outcome);
    }

    Program<S> program() {
        return program;
    }

    Rule rule() {
        return rule;
    }
}
