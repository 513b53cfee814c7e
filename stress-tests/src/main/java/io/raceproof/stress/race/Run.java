package io.raceproof.stress.race;

import io.raceproof.stress.race.Outcome.Mark;
import io.raceproof.stress.race.Outcome.Thrown;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One execution of a program: the subject, and what came of each call so far.
 *
 * <pre>
 *   new Run ──► before ──► actor(0) ∥ actor(1) ∥ … ──► end: after, observation ──► Outcome
 * </pre>
 *
 * <p>Each actor is one thread and writes the results of its own calls only; whoever calls {@link #end} has waited for all of
 * them.
 *
 * @param <S> the type of the subject
 */
public final class Run<S> {
    private final Program<S> program;
    private final S subject;

    /** Each element is written by the one thread that makes the call. */
    private final @Nullable Object[] results;

    /** Makes the subject and makes the calls before the actors. */
    public Run(Program<S> program, Supplier<? extends S> maker) {
        this.program = program;
        this.subject = maker.get();
        this.results = new Object[program.size() + 1];
        part(0);
    }

    /** What the actors share. */
    public S subject() {
        return subject;
    }

    /** Makes an actor's calls, in the thread that calls this. Never throws: an exception is an outcome of its call. */
    public void actor(int actor) {
        part(1 + actor);
    }

    private void part(int part) {
        int offset = program.offset(part);
        Call.Body<S>[] bodies = program.bodies(part);
        for (int i = 0; i < bodies.length; i++) {
            results[offset + i] = resultOf(bodies[i]);
        }
    }

    private @Nullable Object resultOf(Call.Body<S> body) {
        try {
            return body.call(subject);
        } catch (Waits waits) {
            throw waits; // of a reference: no result yet
        } catch (Throwable t) {
            return new Thrown(t.getClass());
        }
    }

    /** Makes the calls after the actors, and observes. */
    public Outcome end() {
        part(program.actors().size() + 1);
        results[results.length - 1] = resultOf(program.observation());
        return new Outcome(program, results);
    }

    /** Makes one call of an actor: for serial orders. */
    void call(int actor, int call) {
        int part = 1 + actor;
        results[program.offset(part) + call] = resultOf(program.bodies(part)[call]);
    }

    /** Marks what was not finished when no actor can go on: from each actor's given call on, one that waits. */
    Outcome stuck(int[] made) {
        for (int actor = 0; actor < made.length; actor++) {
            int from = program.offset(1 + actor) + made[actor];
            int to = program.offset(2 + actor);
            if (from < to) {
                results[from] = Mark.WAITS;
                Arrays.fill(results, from + 1, to, Mark.NOT_MADE);
            }
        }
        Arrays.fill(results, program.offset(made.length + 1), results.length, Mark.NOT_MADE);
        return new Outcome(program, results);
    }
}
