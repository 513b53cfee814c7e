package io.raceproof.stress.race;

import io.raceproof.stress.race.Outcome.Mark;
import io.raceproof.stress.race.Outcome.Thrown;
import io.raceproof.stress.race.Program.Link;
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
 * <p>Each actor is one thread and writes the results of its own calls only; the thread that calls {@link #end} has waited for all of
 * them.
 *
 * @param <S> the type of the subject
 */
public final class Run<S> {
    private final Program<S> program;
    private final S subject;

    /** Each element is written by the one thread that makes the call. */
    private final @Nullable Object[] results;

    private final @Nullable Clock clock;
    private final @Nullable Meeting meeting;

    /** Makes the subject and makes the calls before the actors. */
    public Run(Program<S> program, Supplier<? extends S> maker) {
        this(program, maker, null);
    }

    /** The same, under the model checker, with a clock that has been reset. */
    Run(Program<S> program, Supplier<? extends S> maker, @Nullable Clock clock) {
        this.program = program;
        this.clock = clock;
        this.meeting = program.meeting();
        this.subject = maker.get();
        this.results = new Object[program.size() + 1];
        make(program.first(0), 0);
    }

    /** One whose actors have ended, with the results of all calls so far. */
    Run(Program<S> program, S subject, @Nullable Object[] results) {
        this.program = program;
        this.clock = null;
        this.meeting = null;
        this.subject = subject;
        this.results = results;
    }

    /** What the actors share. */
    public S subject() {
        return subject;
    }

    /** Makes an actor's calls, in the thread that calls this. Never throws: an exception is an outcome of its call. */
    public void actor(int actor) {
        make(program.first(1 + actor), program.offset(1 + actor));
    }

    /** The same, for a caller that knows where they are. */
    void make(@Nullable Link<S> first, int offset) {
        int index = offset;
        for (Link<S> link = first; link != null; link = link.next()) {
            if (clock == null) {
                results[index] = meetOrCall(link.body());
            } else {
                clock.begins(index);
                clock.ends(index, results, meetOrCall(link.body()));
            }
            index++;
        }
    }

    private @Nullable Object meetOrCall(Call.Body<S> body) {
        if (meeting != null && body instanceof Call.Meet<S> meet) {
            meeting.meet(meet.number());
        }
        return resultOf(body);
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
        int after = program.actors().size() + 1;
        make(program.first(after), program.offset(after));
        results[results.length - 1] = resultOf(program.observation());
        return new Outcome(program, results);
    }

    /** Makes one call of an actor: for serial orders. */
    void call(int actor, int call) {
        results[program.offset(1 + actor) + call] =
                resultOf(program.actors().get(actor).get(call).body());
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
